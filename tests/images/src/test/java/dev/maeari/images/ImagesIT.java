package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.gateway.Route;
import dev.maeari.system.Json;
import dev.maeari.system.LiveCounts;
import dev.maeari.system.Newcomers;
import dev.maeari.system.NightlyExport;
import dev.maeari.system.Onlookers;
import dev.maeari.system.Person;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The images as {@code ./maeari images} builds them, in containers that may do no more than in production. */
@Tag("docker")
@SuppressWarnings("NullAway.Init") // set before all tests
class ImagesIT {
    private static final int READERS = 200;
    private static final int LOOKS = 20;
    private static final int MANY_VIEWS = 20_000;
    private static final int MANY_AT_ONCE = 32;
    private static final long FOUR_GIBIBYTES = 4L << 30;
    private static final System.Logger LOG = System.getLogger(ImagesIT.class.getName());

    private static Images images;
    private static Site site;

    @BeforeAll
    static void all_of_it_runs() throws Exception {
        assumeTrue(Docker.answers(), "no container engine answers: the images are neither built nor tried");
        images = Images.built();
        site = Site.up(images);
    }

    @AfterAll
    static void and_ends() {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void a_service_runs_as_nobody_in_particular_and_says_what_it_is(Route route) {
        // Given
        Service service = site.service(route);
        // Then
        assertThat(service.user()).isEqualTo("10001:10001");
        assertThat(service.labels())
                .containsEntry("org.opencontainers.image.title", "Maeari " + route.service())
                .containsEntry("org.opencontainers.image.version", "0-trial");
        Awaitility.await(route + " is healthy")
                .atMost(Eventually.PATIENCE)
                .untilAsserted(
                        () -> assertThat(service.info().getState().getHealth().getStatus())
                                .isEqualTo("healthy"));
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void its_cache_fits_the_runtime_that_it_holds(Route route) throws Exception {
        // When it must take the cache, or not start at all
        Docker.Outcome outcome = java(route, "-XX:AOTMode=on -XX:AOTCache=/app/cache/app.aot");
        // Then it starts, and says what it was not told
        assertThat(outcome.said()).contains("does not start until it is told").doesNotContain("[aot]");
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void it_holds_a_bill_of_what_it_is_made_of(Route route) throws Exception {
        // When
        Docker.Outcome outcome =
                Docker.docker("run", "--rm", "--entrypoint", "cat", images.of(route.service()), "/app/bom.json");
        // Then
        JsonNode bill = Json.read(outcome.said());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.path("metadata").path("component").path("name").asText())
                .isEqualTo("maeari-" + route.service());
        assertThat(bill.path("components").findValuesAsText("name")).contains("quarkus-core", "kafka-clients");
    }

    @Test
    void the_command_line_copies_the_log_and_asks_the_site_as_nobody_in_particular() throws Exception {
        // Given
        String article = site.author().publishes("베껴 둔 메아리").get("id").asText();
        Person reader = Person.guest(site.url(), "203.0.113.204");
        Eventually.taken(() -> reader.views(article).status());
        try (Tools tools = new Tools(images.of("tools"))) {
            // When
            Docker.Outcome copied =
                    tools.run(site.network(), NightlyExport.words("kafka:19092", "maeari.", Tools.FOLDER + "/log"));
            Docker.Outcome asked = tools.run(
                    "host",
                    "status",
                    "--url",
                    site.url().toString(),
                    "--token",
                    site.provider().token("operator", "operator"));
            Docker.Outcome alone = tools.run("none", "up");
            // Then
            assertThat(copied.said()).startsWith(Tools.FOLDER + "/log holds ");
            JsonNode kept = Json.read(tools.text("log/topics.json")).path("topics");
            assertThat(kept.path("views").path("partitions").findValues("records"))
                    .isNotEmpty();
            assertThat(asked.exitCode()).as(asked.said()).isZero();
            assertThat(asked.said()).contains("engagement-service");
            assertThat(alone.exitCode()).isEqualTo(1);
            assertThat(alone.said()).startsWith("maeari: ").hasLineCount(1).contains("--url");
        }
    }

    @Test
    void the_image_of_the_command_line_says_what_it_is() throws Exception {
        // When
        JsonNode image = Json.read(
                        Docker.docker("image", "inspect", images.of("tools")).said())
                .path(0)
                .path("Config");
        JsonNode bill =
                Json.read(Docker.docker("run", "--rm", "--entrypoint", "cat", images.of("tools"), "/app/bom.json")
                        .said());
        // Then
        assertThat(image.path("User").asText()).isEqualTo("10001:10001");
        assertThat(image.path("Labels").path("org.opencontainers.image.version").asText())
                .isEqualTo("0-trial");
        assertThat(bill.path("components").findValuesAsText("name")).contains("picocli", "kafka-clients");
    }

    @Test
    void a_cache_that_does_not_fit_is_said_and_passed_over() throws Exception {
        // Given a control, which shows that a cache can fail to fit
        Docker.Outcome must = java(Route.ENGAGEMENT, "-XX:AOTMode=on -XX:AOTCache=/app/quarkus-run.jar");
        assertThat(must.said()).doesNotContain("does not start until it is told");
        // When
        Docker.Outcome may = java(Route.ENGAGEMENT, "-XX:AOTCache=/app/quarkus-run.jar");
        // Then
        assertThat(may.said()).contains("[aot]").contains("does not start until it is told");
    }

    @Test
    void a_view_a_like_and_a_comment_stand_on_the_page() throws GeneralSecurityException {
        // Given
        Person author = site.author();
        JsonNode article = author.publishes("그릇에 담긴 메아리");
        String id = article.get("id").asText();
        String page = "/articles/" + article.get("slug").asText() + "?lang=en";
        Person reader = Person.guest(site.url(), "203.0.113.200");
        Eventually.taken(() -> reader.views(id).status());
        // When
        assertThat(reader.views(id).status()).isEqualTo(202);
        assertThat(reader.likes(id).status()).isEqualTo(202);
        assertThat(reader.likes(id).status()).isEqualTo(202);
        assertThat(reader.comments(id, "안녕").status()).isEqualTo(201);
        // Then
        Awaitility.await()
                .atMost(Eventually.PATIENCE)
                .untilAsserted(
                        () -> assertThat(text(reader.reads(page).body())).contains("1 view", "1 like", "1 comment"));
        Eventually.counted(reader, id, 1, 1, 1);
    }

    /**
     * All three services, one after the other, to a build that takes a step more in each schema; and back, so that the
     * former one works on the schema of the next.
     */
    @Test
    void an_upgrade_and_its_taking_back_refuse_nobody_and_count_everybody_once() throws Exception {
        // Given
        NextVersion.build(images.base());
        Person author = site.author();
        assertThat(author.reads(Eventually.NOTICES).status()).isEqualTo(200);
        JsonNode written = author.publishes("판올림");
        String article = written.get("id").asText();
        String page = "/articles/" + written.get("slug").asText();
        Person first = Person.guest(site.url(), "203.0.113.201");
        Eventually.taken(() -> first.views(article).status());
        // When
        Newcomers readers = Newcomers.on(site.url(), article);
        Onlookers onlookers =
                Onlookers.asking(List.of(() -> first.reads(page), () -> author.reads(Eventually.NOTICES)));
        LiveCounts live = LiveCounts.of(site.url(), List.of(article));
        try (readers;
                onlookers;
                live) {
            readers.awaitMore(READERS);
            for (Route route : Route.values()) {
                site.roll(route, NextVersion.of(route.service()));
                // Then it really is another one
                assertThat(site.service(route).said()).contains(named(route, NextVersion.NUMBER));
                assertThat(site.databases().step(route)).isEqualTo(NextVersion.STEP);
                // When
                assertThat(first.comments(article, "위로 " + route).status()).isEqualTo(201);
                readers.awaitMore(READERS);
                onlookers.awaitMore(LOOKS);
                live.awaitMore();
            }
            for (Route route : Route.values()) {
                site.roll(route, images.of(route.service()));
                // Then it is the former one, on a schema that it does not know
                assertThat(site.service(route).said()).contains(named(route, NextVersion.former()));
                assertThat(site.databases().step(route)).isEqualTo(NextVersion.STEP);
                // When
                assertThat(first.comments(article, "아래로 " + route).status()).isEqualTo(201);
                readers.awaitMore(READERS);
                onlookers.awaitMore(LOOKS);
                live.awaitMore();
            }
        }
        // Then
        assertThat(readers.refused()).isEmpty();
        assertThat(onlookers.refused()).isEmpty();
        assertThat(live.versions().wrong()).isEmpty();
        int comments = 2 * Route.values().length;
        Eventually.counted(first, article, 1 + readers.answered(), readers.answered(), comments);
        // One of each comment, and one of the first like.
        Eventually.noticed(author, article, comments + 1);
        assertThat(site.operator().recounts().get("total").asLong()).isZero();
    }

    @Test
    void all_of_it_fits_into_four_gibibytes_while_readers_come_in_crowds() throws Exception {
        // Given
        String article = site.author().publishes("작은 그릇").get("id").asText();
        Person first = Person.guest(site.url(), "203.0.113.203");
        Eventually.taken(() -> first.views(article).status());
        // When
        Newcomers readers = Newcomers.crowding(site.url(), article, MANY_AT_ONCE);
        long millis;
        try (readers) {
            // In its first half minute a JVM spends half of two cores on making machine code.
            readers.awaitMore(MANY_VIEWS);
            Instant start = Instant.now();
            readers.awaitMore(MANY_VIEWS);
            millis = Duration.between(start, Instant.now()).toMillis();
        }
        // Then
        assertThat(site.memory()).isLessThanOrEqualTo(FOUR_GIBIBYTES);
        assertThat(site.isUnharmed()).isTrue();
        assertThat(readers.refused()).isEmpty();
        Eventually.counted(first, article, 1 + readers.answered(), 0, 0);
        LOG.log(Level.INFO, "{0} views, in the end {1} a second", readers.answered(), 1_000L * MANY_VIEWS / millis);
    }

    /** How a service says at its start what it is. */
    private static String named(Route route, String version) {
        return "%s %s on JVM".formatted(route.service(), version);
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** Starts the service of an image with such options and without any settings. */
    private static Docker.Outcome java(Route route, String options) throws Exception {
        return Docker.docker(
                "run --rm --read-only --tmpfs /tmp --memory 768m --entrypoint java %s %s -jar /app/quarkus-run.jar"
                        .formatted(images.of(route.service()), options)
                        .split(" "));
    }
}
