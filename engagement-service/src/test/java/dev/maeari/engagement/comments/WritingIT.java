package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class WritingIT {
    private final Someone reader = Someone.with(People.reader());

    @Inject
    TestLog log;

    private KnownArticle article;

    @BeforeEach
    void publish() {
        article = log.publish();
    }

    @Test
    void what_a_person_signs_in_with_is_shown_to_nobody() {
        // Given
        Someone nameless = Someone.with(People.nameless("somebody", Set.of()));
        // When
        Response answer = nameless.posts(article, "hello");
        // Then
        answer.then().statusCode(201).body("name", equalTo("손님")).body("guest", equalTo(false));
        assertThat(reader.lists(article).asString()).doesNotContain("somebody");
    }

    @Test
    void a_person_comments_under_their_name() {
        // When
        Response answer = reader.posts(article, "잘 읽었습니다.\n<b>또</b> 올게요.");

        // Then
        answer.then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("articleId", equalTo(article.id().toString()))
                .body("parentId", nullValue())
                .body("name", equalTo("reader"))
                .body("guest", equalTo(false))
                .body("byAuthor", equalTo(false))
                .body("text", equalTo("잘 읽었습니다.\n<b>또</b> 올게요."))
                .body("html", equalTo("<p>잘 읽었습니다.<br />\n&lt;b&gt;또&lt;/b&gt; 올게요.</p>\n"))
                .body("state", equalTo("visible"))
                .body("mine", equalTo(true))
                .body("can", equalTo(Map.of("reply", true, "delete", true, "hide", false, "show", false)));
        assertThat(log.comments(article.id(), 1))
                .containsExactly(new CommentPublished(article.id(), id(answer), 1, null));
    }

    @Test
    void the_author_of_the_article_is_known_as_such() {
        Someone.with(People.author()).posts(article, "고맙습니다").then().body("byAuthor", equalTo(true));
    }

    @Test
    void a_guest_is_sent_round_for_a_cookie_and_comments_with_it() {
        // Given
        Response sentRound = Someone.unknown().posts(article, "hello");
        sentRound.then().statusCode(307).header("Location", startsWith(Someone.comments(article)));
        Someone guest = new Someone("Cookie", sentRound.header("Set-Cookie").split(";")[0]);

        // When
        Response named = guest.posts(article, Map.of("text", "hello", "name", " 두루미 "), Map.of());
        Response unnamed = guest.posts(article, "hello again");

        // Then
        named.then()
                .statusCode(201)
                .body("name", equalTo("두루미"))
                .body("guest", equalTo(true))
                .body("mine", equalTo(true));
        unnamed.then().statusCode(201).body("name", equalTo("손님"));
        assertThat(log.comments(article.id(), 2)).hasSize(2);
    }

    @Test
    void a_reply_names_what_it_answers() {
        // Given
        String parent = reader.posts(article, "first").path("id");

        // When
        Response reply = Someone.guest(article).replies(article, parent, "second");

        // Then
        reply.then().statusCode(201).body("parentId", equalTo(parent));
        assertThat(log.comments(article.id(), 2).getLast())
                .isEqualTo(new CommentPublished(article.id(), id(reply), 1, CommentId.of(parent)));
    }

    @Test
    void a_reply_to_what_is_not_there_is_refused() {
        // Given
        String elsewhere = reader.posts(log.publish(), "elsewhere").path("id");
        String gone = reader.posts(article, "gone").path("id");
        reader.deletes(gone).then().statusCode(204);

        // When, Then
        for (String parent : List.of(elsewhere, gone, UUID.randomUUID().toString(), "nonsense")) {
            reader.replies(article, parent, "?").then().statusCode(400).body("field", equalTo("parentId"));
        }
    }

    @ParameterizedTest
    @CsvSource({"text,' '", "text,a\u0000b", "name,a\u202Eb", "parentId,1"})
    void bad_input_is_refused_and_named(String field, String value) {
        // Given
        Map<String, String> body = new HashMap<>(Map.of("text", "fine"));
        body.put(field, value);

        // When
        Response answer = Someone.guest(article).posts(article, body, Map.of());

        // Then
        answer.then().statusCode(400).contentType("application/problem+json").body("field", equalTo(field));
    }

    @Test
    void what_is_no_comment_at_all_is_refused() {
        reader.request()
                .contentType("application/json")
                .post(Someone.comments(article))
                .then()
                .statusCode(400);
        reader.request()
                .contentType("application/json")
                .body("{\"text\":")
                .post(Someone.comments(article))
                .then()
                .statusCode(400);
        reader.request()
                .contentType("text/plain")
                .body("x")
                .post(Someone.comments(article))
                .then()
                .statusCode(415);
        reader.postsWithKey(article, "a b", "x").then().statusCode(400).body("field", equalTo("Idempotency-Key"));
    }

    @Test
    void nothing_is_said_under_an_article_that_is_not_there() {
        // Given
        KnownArticle never = new KnownArticle(new ArticleId(UUID.randomUUID()), "never", "nobody", "ko");
        KnownArticle withdrawn = log.publish();
        reader.posts(withdrawn, "x").then().statusCode(201);
        log.unpublish(withdrawn);

        // When, Then
        reader.posts(never, "x").then().statusCode(404).body("field", equalTo("articleId"));
        Someone.unknown().posts(never, "x").then().statusCode(404);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> reader.posts(withdrawn, "x").then().statusCode(410));
        reader.lists(withdrawn).then().statusCode(410);
    }

    @Test
    void a_repeated_request_finds_the_first_ones_comment() {
        // Given
        Response first = reader.postsWithKey(article, "k-1", "once");

        // When
        Response second = reader.postsWithKey(article, "k-1", "once");

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        reader.postsWithKey(article, "k-1", "other").then().statusCode(422).body("field", equalTo("Idempotency-Key"));
        reader.lists(article).then().body("items.size()", equalTo(1));
    }

    @Test
    void a_key_is_one_writers_under_one_article() {
        // Given
        Someone guest = Someone.guest(article);
        String first = reader.postsWithKey(article, "k", "x").path("id");

        // When
        String others = guest.postsWithKey(article, "k", "y").path("id");
        String elsewhere = reader.postsWithKey(log.publish(), "k", "z").path("id");
        String without = reader.posts(article, "x").path("id");

        // Then
        assertThat(List.of(first, others, elsewhere, without)).doesNotHaveDuplicates();
    }

    @Test
    void of_many_posts_with_one_key_at_once_one_is_kept() throws Exception {
        // Given
        // Who is told to try again in a moment does so: that is what the key is for.
        Callable<Response> post = () -> await().until(
                        () -> reader.postsWithKey(article, "same", "at once"), answer -> answer.statusCode() != 503);
        List<Response> answers = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Response> answer : threads.invokeAll(java.util.Collections.nCopies(16, post))) {
                answers.add(answer.get());
            }
        }

        // Then
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201));
        assertThat(answers.stream().map(WritingIT::id).distinct()).hasSize(1);
        reader.posts(article, "last");
        assertThat(log.comments(article.id(), 2)).hasSize(2);
    }

    @Test
    void a_write_from_another_site_is_refused_and_sets_no_cookie() {
        // When
        Response answer = Someone.unknown()
                .request()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("text", "x")
                .post(Someone.comments(article));

        // Then
        answer.then().statusCode(403).header("Set-Cookie", nullValue());
    }

    private static CommentId id(Response answer) {
        return CommentId.of(answer.path("id"));
    }
}
