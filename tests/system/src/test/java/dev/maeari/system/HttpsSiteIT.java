package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site as it is in production: its services see that browsers reach it by https, and write their logs for machines. */
@Tag("long")
class HttpsSiteIT {
    private static final String PREFIX = "__Host-";
    private static final List<String> OF_A_PERSON =
            List.of("/api/session", "/api/engagement/held", "/api/notifications");

    private static Maeari maeari;

    @BeforeAll
    static void start() {
        maeari = Maeari.counting(
                1,
                Map.of(
                        "_PROD_MAEARI_SITE_URL", "https://magazine.example",
                        "_PROD_QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
    }

    @AfterAll
    static void stop() {
        maeari.close();
    }

    @Test
    void a_session_is_this_very_hosts_and_no_other_one_can_begin_it() {
        // Given
        Cookies jar = new Cookies();
        Visitor operator = new Visitor(maeari.url(), Http.browser(jar)).signsIn("operator");
        assertThat(answers(operator)).containsOnly(200);
        // When
        Cookies planted = new Cookies();
        jar.kept.forEach((name, value) -> planted.kept.put(name.replace(PREFIX, ""), value));
        Visitor elsewhere = new Visitor(maeari.url(), Http.browser(planted));
        // Then
        assertThat(planted.kept).containsKey("q_session");
        assertThat(answers(elsewhere)).containsOnly(401);
        assertThat(jar.told)
                .filteredOn(cookie -> cookie.contains("q_"))
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
        DiscretionIT.isKept(maeari);
        assertThat(DiscretionIT.log(maeari, "engagement-service").lines().skip(5))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(Json.read(line).path("message").asText()).isNotEmpty());
    }

    private static List<Integer> answers(Visitor visitor) {
        return OF_A_PERSON.stream().map(path -> visitor.asks(path).status()).toList();
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
