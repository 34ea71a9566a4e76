package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The system as an operator sees it, while readers read: every panel of every dashboard shows something. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class ObserveIT {
    /** They show what only a cluster has, see docs/operating.md. */
    private static final Set<String> OF_A_CLUSTER = Set.of(
            "Sessions (CloudNativePG)",
            "Replicas behind (CloudNativePG)",
            "Age of the archive (CloudNativePG)",
            "Age of the backup (CloudNativePG)",
            "Free room (kubelet)");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicBoolean over = new AtomicBoolean();
    private Maeari maeari;
    private Observer prometheus;
    private CompletableFuture<Void> readers;

    @BeforeAll
    void the_system_is_watched_while_readers_read() {
        assumeTrue(isInstalled(), "prometheus is not on the path: no query of a dashboard was tried");
        maeari = Maeari.observed();
        prometheus = new Observer(URI.create(
                Objects.requireNonNull(maeari.status().component("prometheus").url())));
        readers = CompletableFuture.runAsync(this::read);
    }

    @AfterAll
    void all_of_it_ends() {
        if (maeari != null) {
            over.set(true);
            readers.join();
            maeari.close();
        }
    }

    static Stream<Panel> panels() {
        return Panel.all().filter(panel -> !OF_A_CLUSTER.contains(panel.title()));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void every_query_of_a_panel_returns_data(Panel panel) {
        assertThat(panel.queries())
                .allSatisfy(query -> Awaitility.await(query)
                        .atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(prometheus.values(query)).isNotEmpty()));
    }

    @Test
    void what_is_left_out_is_there_by_name() {
        assertThat(Panel.all().map(Panel::title)).containsAll(OF_A_CLUSTER);
    }

    @Test
    void a_query_of_a_metric_that_nobody_has_returns_none() {
        assertThat(prometheus.values("sum(rate(maeari_events_dreamt_total[1m]))"))
                .isEmpty();
    }

    @Test
    void every_service_is_asked_under_its_name() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.values("sum by (job) (up{job=~\".+-service\"}) == 1"))
                        .hasSize(3));
    }

    @Test
    void every_rule_is_evaluated_without_a_fault() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.rules())
                        .hasSizeGreaterThan(30)
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.toString())
                                .isEqualTo("ok")));
    }

    @Test
    void a_service_that_comes_back_on_another_port_is_watched_again() {
        // Given
        List<Double> started = prometheus.values("process_start_time_seconds{job=\"article-service\"}");
        // When
        maeari.kill("article-service");
        maeari.awaitRunning();
        // Then
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(prometheus.values("process_start_time_seconds{job=\"article-service\"}"))
                                .hasSize(1)
                                .isNotEqualTo(started));
    }

    /** All kinds of events, again and again, so that there is something to show for each. */
    private void read() {
        Person author = Person.signedIn(maeari, "author");
        Person reader = Person.signedIn(maeari, "reader");
        author.reads("/api/notifications");
        String article = author.publishes("지켜보는 글").get("id").asText();
        for (int i = 0; !over.get(); i++) {
            reader.reads("/");
            reader.at("203.0.113.%d".formatted(i % 250 + 1)).views(article);
            reader.likes(article);
            reader.unlikes(article);
            if (i % 20 == 0) {
                reader.comments(article, "댓글 " + i);
            }
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }
}
