package dev.maeari.engagement.ingest;

import static dev.maeari.engagement.ReaderRequests.browser;
import static dev.maeari.engagement.ingest.Visiting.account;
import static dev.maeari.engagement.ingest.Visiting.views;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through the log, with real counting: three visitors of an article from one source are let in, the others held. */
@QuarkusTest
@TestProfile(HeldIT.ThreeVisitors.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "held"))
class HeldIT {
    private static final String HELD = "/api/engagement/held";

    /** A small bound. */
    public static final class ThreeVisitors implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maeari.limits.held.visitors", "3", "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
        }
    }

    @Inject
    ArticleLog articles;

    @Inject
    MeterRegistry meters;

    @Test
    void views_beyond_the_bound_are_held_and_do_not_count() {
        // Given
        ArticleId article = articles.published();
        double before = meters.get("maeari.bursts.held").counter().count();

        // When
        burst(article, "203.0.113.1", 5);

        // Then
        JsonPath account = account(article, 5);
        assertThat(account.getInt("number")).isEqualTo(3);
        assertThat(account.getInt("counted")).isEqualTo(3);
        assertThat(meters.get("maeari.bursts.held").counter().count()).isEqualTo(before + 1);
        Map<String, Object> burst = only(article);
        assertThat(burst)
                .containsEntry("held", 2)
                .containsEntry("decision", null)
                .containsEntry("added", 0);
        assertThat(Instant.parse((String) burst.get("since")))
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));
    }

    @Test
    void addresses_of_one_ipv6_network_are_one_source_and_other_sources_go_free() {
        // Given
        ArticleId article = articles.published();

        // When
        for (int i = 1; i <= 5; i++) {
            views(article, "2001:db8:0:1::" + i, Visiting.FIREFOX);
            views(article, "2001:db8:1:" + i + "::1", Visiting.FIREFOX);
        }

        // Then
        assertThat(account(article, 10).getInt("number")).isEqualTo(8);
        assertThat(only(article)).containsEntry("held", 2);
    }

    @Test
    void what_a_caller_writes_in_front_makes_no_other_source() {
        // Given
        ArticleId article = articles.published();

        // When
        for (int i = 1; i <= 5; i++) {
            views(article, "198.51.100." + i + ", 203.0.113.3", Visiting.FIREFOX + i);
        }
        views(article, "198.51.100.99, 203.0.113.3", Visiting.FIREFOX + 1);

        // Then
        JsonPath account = account(article, 6);
        assertThat(account.getInt("number")).isEqualTo(3);
        assertThat(account.getInt("ignored.repeat")).isPositive();
        assertThat(only(article)).containsEntry("held", 2);
    }

    @Test
    void a_confirmed_burst_adds_exactly_what_was_held_however_often_it_is_said() {
        // Given
        ArticleId article = articles.published();
        burst(article, "203.0.113.4", 7);
        account(article, 7);
        Object burst = only(article).get("burst");

        // When
        decide(burst, article, "count");
        decide(burst, article, "count");

        // Then
        JsonPath account = account(article, counted -> counted.getInt("adjusted") > 0);
        assertThat(account.getInt("number")).isEqualTo(7);
        assertThat(account.getInt("counted")).isEqualTo(3);
        assertThat(account.getInt("adjusted")).isEqualTo(4);
        assertThat(account.getInt("ignored.held")).isEqualTo(4);
        assertThat(only(article)).containsEntry("decision", "count").containsEntry("added", 4);
    }

    @Test
    void a_dropped_burst_adds_nothing_and_is_listed_as_decided() {
        // Given
        ArticleId article = articles.published();
        burst(article, "203.0.113.5", 5);
        account(article, 5);
        Object burst = only(article).get("burst");

        // When
        decide(burst, article, "drop");

        // Then
        await().atMost(Visiting.PATIENCE)
                .untilAsserted(() -> assertThat(only(article)).containsEntry("decision", "drop"));
        assertThat(account(article, 5).getInt("number")).isEqualTo(3);
    }

    @Test
    void a_decision_can_be_taken_back() {
        // Given
        ArticleId article = articles.published();
        burst(article, "203.0.113.6", 5);
        account(article, 5);
        Object burst = only(article).get("burst");
        decide(burst, article, "count");
        account(article, counted -> counted.getInt("number") == 5);

        // When
        decide(burst, article, "drop");

        // Then
        assertThat(account(article, counted -> counted.getInt("number") == 3).getInt("adjusted"))
                .isZero();
    }

    @Test
    void the_list_comes_in_parts_the_newest_first() {
        // Given
        ArticleId older = articles.published();
        burst(older, "203.0.113.7", 4);
        account(older, 4);
        Object old = only(older).get("burst");
        ArticleId newer = articles.published();
        burst(newer, "203.0.113.7", 4);
        account(newer, 4);

        // When
        JsonPath first = list("?limit=1");
        JsonPath second = list("?limit=1&after=" + first.getString("next"));

        // Then
        assertThat(first.getString("items[0].articleId")).isEqualTo(newer.toString());
        assertThat(second.getString("items[0].burst")).isEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({"maybe, 400, decision", "'', 400, decision", "count, 404,"})
    void what_is_no_decision_about_a_burst_is_refused(String decision, int status, String field) {
        said(UUID.randomUUID(), articles.published(), decision)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void only_operators_see_and_decide() {
        // Given
        String path = HELD + "/" + UUID.randomUUID() + "/decision";

        // When / Then
        browser().get(HELD).then().statusCode(401);
        browser().auth().oauth2(People.moderator()).get(HELD).then().statusCode(403);
        browser()
                .auth()
                .oauth2(People.author())
                .contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
    }

    private static void burst(ArticleId article, String address, int visitors) {
        for (int i = 1; i <= visitors; i++) {
            views(article, address, Visiting.FIREFOX + " " + i);
        }
    }

    private static JsonPath list(String query) {
        return browser()
                .auth()
                .oauth2(People.operator())
                .get(HELD + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> only(ArticleId article) {
        List<Map<String, Object>> bursts = list("").getList("items.findAll { it.articleId == '" + article + "' }");
        assertThat(bursts).hasSize(1);
        return bursts.getFirst();
    }

    private static void decide(Object burst, ArticleId article, String decision) {
        await().atMost(Visiting.PATIENCE)
                .until(() -> said(burst, article, decision).statusCode() == 202);
    }

    private static Response said(Object burst, ArticleId article, String decision) {
        return browser()
                .auth()
                .oauth2(People.operator())
                .contentType("application/json")
                .body(Map.of("articleId", article.toString(), "decision", decision))
                .post(HELD + "/" + burst + "/decision");
    }
}
