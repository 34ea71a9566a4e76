package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http;
import dev.maeari.system.Json;
import dev.maeari.system.Maeari;
import dev.maeari.system.Person;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roles apart, as a large site has them: one process takes in, two count, one answers. */
@Tag("faults")
@SuppressWarnings("NullAway.Init") // set before all tests
class RolesIT {
    private static final String INGEST = "engagement-service";
    private static final String ONE_THAT_COUNTS = "engagement-service-2";
    private static final String ANOTHER = "engagement-service-3";

    private static Site site;
    private static CountingInstance api;

    @BeforeAll
    static void one_takes_in_two_count_one_answers() {
        Maeari maeari = Maeari.counting(3, Map.of("MAEARI_ROLES", "ingest"));
        Site system = new Site(maeari, maeari.status());
        api = system.process("api");
        site = system.servedAt(api.url());
    }

    @AfterAll
    static void down() {
        api.close();
        site.maeari().close();
    }

    @Test
    void a_killed_counting_process_costs_no_count_while_ingest_takes_in_and_api_answers() {
        try (Trial trial = Trial.begin(site, "나뉜 역할", Form.asked().seed())) {
            // Given
            try (Readers readers = trial.readersApart(at(INGEST))) {
                readers.more(trial.some());
                // When
                site.kill(ONE_THAT_COUNTS);
                readers.more(trial.some());
                trial.awaitCounted();
                site.awaitRunning();
                readers.more(trial.some());
            }
            // Then
            Row row = trial.judge("SIGKILL of one of two counting processes, roles apart", 1);
            System.out.println(row.line());
            assertThat(row.wrong()).isEmpty();
            assertThat(row.findings().acknowledged()).isPositive();
        }
    }

    @Test
    void a_killed_ingest_costs_nothing_that_was_acknowledged() {
        try (Trial trial = Trial.begin(site, "나뉜 역할, ingest", Form.asked().seed())) {
            // Given
            try (Readers readers = trial.readersApart(at(INGEST))) {
                readers.more(trial.some());
                // When
                site.kill(INGEST);
                site.awaitRunning();
                readers.more(trial.some());
            }
            // Then
            Row row = trial.judge("SIGKILL of ingest, roles apart", 1);
            System.out.println(row.line());
            assertThat(row.wrong()).isEmpty();
            assertThat(row.findings().acknowledged()).isPositive();
        }
    }

    @Test
    void status_tells_who_counts_which_partition() {
        String status = site.maeari().launcher().run("status");
        assertThat(status)
                .contains("running at ")
                .containsPattern(INGEST + " +no partitions; lag ")
                .containsPattern(ONE_THAT_COUNTS + " +comments [0-5,]+  likes [0-5,]+  views [0-5,]+; lag ")
                .containsPattern(ANOTHER + " +comments [0-5,]+  likes [0-5,]+  views [0-5,]+; lag ");
    }

    @Test
    void each_process_says_at_its_health_what_it_is() {
        assertThat(roles(management(INGEST))).isEqualTo("ingest");
        assertThat(roles(management(ONE_THAT_COUNTS))).isEqualTo("counting");
        assertThat(roles(management(ANOTHER))).isEqualTo("counting");
        assertThat(roles(api.management())).isEqualTo("api");
    }

    @Test
    void what_is_another_role_s_is_absent() {
        String article = site.publish("역할", 1).getFirst();
        String counts = "/api/engagement/articles/" + article + "/counts";
        assertThat(at(INGEST, counts)).isEqualTo(421);
        assertThat(at(ONE_THAT_COUNTS, counts)).isEqualTo(421);
        assertThat(Http.get(api.url().resolve(counts)).status()).isEqualTo(200);
        assertThat(view(api.url(), article)).isEqualTo(421);
        assertThat(view(at(ONE_THAT_COUNTS), article)).isEqualTo(421);
        assertThat(view(at(INGEST), article)).isEqualTo(202);
    }

    private static int view(URI process, String article) {
        return Person.guest(process, "2001:db8:e::1").views(article).status();
    }

    private static int at(String component, String path) {
        return Http.get(at(component).resolve(path)).status();
    }

    private static URI at(String component) {
        return URI.create(Objects.requireNonNull(
                site.maeari().status().component(component).url()));
    }

    private static URI management(String component) {
        return Objects.requireNonNull(
                site.maeari().status().component(component).managementUrl());
    }

    private static String roles(URI management) {
        for (JsonNode check :
                Json.read(Http.get(management.resolve("/q/health/live")).body()).get("checks")) {
            if (check.get("name").asText().equals("roles")) {
                return check.get("data").get("roles").asText();
            }
        }
        throw new AssertionError("it does not say what it is: " + management);
    }
}
