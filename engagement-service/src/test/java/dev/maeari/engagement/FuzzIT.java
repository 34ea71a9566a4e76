package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import dev.maeari.testing.fuzzing.Fuzzing;
import dev.maeari.testing.fuzzing.Route;
import dev.maeari.testing.fuzzing.Routes;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent to this service is answered, and nothing fails of it. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
@Tag("long")
class FuzzIT {
    /** Each of these would count the whole log anew, beside the other tests. */
    private static final Set<String> COSTLY = Set.of("/api/engagement/rules/rebuild");

    private static final int ROUNDS = 3;

    @Inject
    ArticleLog articles;

    @Test
    void whatever_is_sent_is_answered() throws IOException {
        // Given
        long seed = Fuzzing.seed();
        ArticleId article = articles.published();
        List<Route> routes = Routes.all(COSTLY);
        Fuzzing fuzzing = new Fuzzing(
                seed,
                List.of(People.operator(), People.moderator(), People.reader(), People.service()),
                List.of(article.toString(), "views/0/1", "2026-01-01T00:00:00Z", "24h", "hour", "true"),
                Map.of(
                        "POST /api/engagement/views", bodies("{\"articleId\":\"" + article + "\"}"),
                        "POST /api/engagement/events", bodies(adjustment(article)),
                        "POST /api/engagement/rules", bodies(rule()),
                        "POST /api/engagement/recounts", bodies("{\"repair\":true,\"rule\":" + rule() + "}")));
        // When
        List<String> findings = fuzzing.findings(RestAssured.port, routes, Fuzzing.rounds(ROUNDS));
        // Then
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(findings).as("-Dmaeari.seed=" + seed).isEmpty();
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String adjustment(ArticleId article) {
        return """
                [{"specversion":"1.0","type":"dev.maeari.CountAdjusted","source":"fuzz","id":"1",\
                "data":{"articleId":"%s","counter":"views","source":"fuzz","amount":1}}]""".formatted(article);
    }

    private static String rule() {
        return """
                {"version":0,"visitGapSeconds":1800,"counters":["views"],"ignored":{"robot":["bot"]}}""";
    }
}
