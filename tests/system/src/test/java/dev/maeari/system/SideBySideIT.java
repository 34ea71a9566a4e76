package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieHandler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two systems on one machine, each with ports and data of its own. The other one is told what a site in production is: its
 * services see that browsers reach it by https, and write their logs for machines.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SideBySideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PREFIX = "__Host-";
    private static final List<String> OF_A_PERSON =
            List.of("/api/session", "/api/engagement/held", "/api/notifications");

    private static Maeari other;

    @BeforeAll
    static void start() {
        other = Maeari.counting(
                1,
                Map.of(
                        "_PROD_MAEARI_SITE_URL", "https://magazine.example",
                        "_PROD_QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    @Test
    void a_session_is_this_very_hosts_and_no_other_one_can_begin_it() {
        // Given
        Cookies jar = new Cookies();
        Visitor operator = new Visitor(other.url(), Http.browser(jar)).signsIn("operator");
        assertThat(answers(operator)).containsOnly(200);
        // When
        Cookies planted = new Cookies();
        jar.kept.forEach((name, value) -> planted.kept.put(name.replace(PREFIX, ""), value));
        Visitor elsewhere = new Visitor(other.url(), Http.browser(planted));
        // Then
        assertThat(planted.kept).containsKey("q_session");
        assertThat(answers(elsewhere)).containsOnly(401);
        assertThat(jar.told)
                .filteredOn(cookie -> cookie.split("=", 2)[0].contains("q_"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith(PREFIX)
                        .contains("; Path=/;", "; Secure", "; HTTPOnly")
                        .doesNotContain("Domain"));
        operator.open("/sign-out");
        assertThat(answers(operator)).containsOnly(401);
        assertThat(jar.kept).doesNotContainKey(PREFIX + "q_session");
    }

    @Test
    void logs_for_machines_say_no_more_of_people_than_those_for_people() {
        DiscretionIT.isKept(other);
        assertThat(DiscretionIT.log(other, "engagement-service").lines().filter(line -> line.startsWith("{")))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(Json.read(line).path("message").asText()).isNotEmpty());
    }

    /** The last one, since one of them is gone then. */
    @Order(Integer.MAX_VALUE)
    @Test
    void of_two_systems_each_counts_its_own_and_outlives_the_other() {
        // Given
        Maeari stays = Maeari.running();
        String article = viewedArticle(stays);
        String elsewhere = viewedArticle(other);
        assertThat(Person.guest(stays.url(), "203.0.113.211").views(elsewhere).status())
                .isEqualTo(404);
        // When
        other.launcher().run("down");
        // Then
        assertThat(other.status().state()).isEqualTo("stopped");
        assertThat(stays.status().components().stream().map(Status.Component::state))
                .containsOnly("running");
        assertThat(Person.guest(stays.url(), "203.0.113.212").views(article).status())
                .isEqualTo(202);
        awaitViews(stays, article, 2);
    }

    private static List<Integer> answers(Visitor visitor) {
        return OF_A_PERSON.stream().map(path -> visitor.asks(path).status()).toList();
    }

    private static String viewedArticle(Maeari maeari) {
        String article = Person.signedIn(maeari, "author")
                .publishes("나란히 선 두 곳")
                .get("id")
                .asText();
        Person reader = Person.guest(maeari.url(), "203.0.113.210");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.views(article).status()).isEqualTo(202));
        awaitViews(maeari, article, 1);
        return article;
    }

    private static void awaitViews(Maeari maeari, String article, long views) {
        Person reader = Person.guest(maeari.url(), "203.0.113.213");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(reader.counts(article).get("views").asLong()).isEqualTo(views));
    }

    /** Keeps what comes for https, although no TLS is between it and the services. */
    private static final class Cookies extends CookieHandler {
        final Map<String, String> kept = new TreeMap<>();
        final List<String> told = new ArrayList<>();

        @Override
        public synchronized Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            List<String> pairs = kept.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .toList();
            return pairs.isEmpty() ? Map.of() : Map.of("Cookie", List.of(String.join("; ", pairs)));
        }

        @Override
        public synchronized void put(URI uri, Map<String, List<String>> headers) {
            headers.forEach((name, values) -> {
                if ("Set-Cookie".equalsIgnoreCase(name)) {
                    values.forEach(this::keep);
                }
            });
        }

        private void keep(String cookie) {
            told.add(cookie);
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                kept.remove(pair[0]);
            } else {
                kept.put(pair[0], pair[1]);
            }
        }
    }
}
