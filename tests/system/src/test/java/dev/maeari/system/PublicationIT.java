package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread from the author to the number on the page. */
class PublicationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Maeari maeari = Maeari.running();
    private final Person author = Person.signedIn(maeari, "author");

    @Test
    void a_view_a_like_and_a_comment_stand_on_the_page() {
        // Given
        JsonNode article = author.publishes("메아리는 돌아온다");
        String id = article.get("id").asText();
        String page = "/articles/" + article.get("slug").asText();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(author.reads(page).status()).isEqualTo(200));
        Person reader = Person.guest(maeari.url(), "203.0.113.200");
        // When
        assertThat(reader.views(id).status()).isEqualTo(202);
        assertThat(reader.views(id).status()).isEqualTo(202);
        Answer like = reader.likes(id);
        assertThat(like.status()).isEqualTo(202);
        assertThat(reader.comments(id, "<script>alert(1)</script> 안녕").status()).isEqualTo(201);
        // Then
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Http.visibleText(author.reads(page + "?lang=en").body()))
                        .contains("1 view", "1 like", "1 comment"));
        assertThat(author.reads(page + "?lang=ko").body()).doesNotContain("<script>alert(1)");
        // And who asks for its own write reads it back (I7)
        String position = like.headers().firstValue("Maeari-Position").orElseThrow();
        Answer counts = reader.reads("/api/engagement/articles/" + id + "/counts?after=" + position);
        assertThat(counts.headers().firstValue("Maeari-Stale")).isEmpty();
        assertThat(Json.read(counts.body()).get("likes").asLong()).isEqualTo(1);
    }

    @Test
    void numbers_from_elsewhere_come_with_a_file_once_and_stand_apart(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("moved.md"), """
                ---
                title: It was read elsewhere
                slug: it-was-read-elsewhere
                language: en
                views: 1204
                likes: 12
                ---
                And came here with its numbers.
                """);
        // When
        maeari.launcher().run("publish", file.toString());
        maeari.launcher().run("publish", file.toString());
        // Then
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Http.visibleText(author.reads("/articles/it-was-read-elsewhere?lang=en")
                                .body()))
                        .contains("1204 views · 12 likes · 0 comments"));
        String id = Json.read(
                        author.reads("/api/articles?slug=it-was-read-elsewhere").body())
                .get("items")
                .get(0)
                .get("id")
                .asText();
        Person operator = Person.signedIn(maeari, "operator");
        JsonNode counters = Json.read(operator.reads("/api/engagement/articles/" + id + "/ledger")
                        .body())
                .get("counters");
        assertThat(counters.get("views").get("adjusted").asLong()).isEqualTo(1204);
        assertThat(counters.get("views").get("counted").asLong()).isZero();
        assertThat(counters.get("likes").get("adjusted").asLong()).isEqualTo(12);
    }

    @Test
    void what_was_taken_back_takes_no_more_views() {
        // Given
        JsonNode article = author.publishes("거두어들인 글");
        String id = article.get("id").asText();
        Person reader = Person.guest(maeari.url(), "203.0.113.201");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.views(id).status()).isEqualTo(202));
        // When
        assertThat(author.posts("/api/articles/" + id + "/unpublish").status()).isEqualTo(200);
        // Then
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.views(id).status()).isEqualTo(410));
        assertThat(reader.reads("/articles/" + article.get("slug").asText()).status())
                .isIn(404, 410);
        assertThat(reader.unlikes(id).status()).isEqualTo(202);
    }

    @Test
    void bad_input_is_refused_with_the_field_at_fault() {
        // When
        Answer answer = Person.guest(maeari.url(), "203.0.113.202").views("no-uuid");
        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(Json.read(answer.body()).get("field").asText()).isEqualTo("articleId");
    }

    @Test
    void nobody_writes_or_reads_the_studio_without_signing_in() {
        // Given
        Person stranger = Person.guest(maeari.url(), "203.0.113.203");
        // Then
        assertThat(stranger.posts("/api/articles").status()).isEqualTo(401);
        assertThat(stranger.reads("/api/notifications").status()).isEqualTo(401);
        // The studio sends to the sign-in page, which the client follows
        Answer signIn = stranger.reads("/studio");
        assertThat(signIn.status()).isEqualTo(200);
        assertThat(signIn.body()).contains("moderator");
    }
}
