package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.StackKilled;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site where guests may not write, and whose database goes away and comes back. */
@QuarkusTest
@TestProfile(MembersOnlyIT.MembersOnly.class)
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "members"))
@StackKilled
class MembersOnlyIT {
    /** The default of a deployment. */
    public static final class MembersOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("maeari.comments.guests", "false");
        }
    }

    private final Someone reader = Someone.with(People.reader());

    @Inject
    TestLog log;

    private KnownArticle article;

    @BeforeEach
    void publish() {
        article = log.publish();
    }

    @Test
    void a_guest_reads_but_does_not_write() {
        // Given
        reader.posts(article, "x").then().statusCode(201);

        // When
        Response refused = Someone.unknown().posts(article, "y");

        // Then
        refused.then().statusCode(401).header("Set-Cookie", nullValue());
        Someone.unknown()
                .lists(article)
                .then()
                .body("canComment", equalTo(false))
                .body("guests", equalTo(false))
                .body("items[0].can.reply", equalTo(false));
        reader.lists(article).then().body("canComment", equalTo(true));
    }

    @Test
    void the_page_offers_to_sign_in_and_keeps_what_was_written() {
        Someone.unknown()
                .gets(Someone.comments(article) + "/page?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/sign-in?to=/articles/"))
                .body(not(containsString("<textarea")));
        Someone.unknown()
                .postsForm(article, Map.of("text", "a long <i>thought</i>"))
                .then()
                .statusCode(401)
                .body(containsString("<pre>a long &lt;i&gt;thought&lt;/i&gt;</pre>"));
    }

    @Test
    void without_its_database_it_says_try_again_in_time_and_the_repetition_is_taken_once() {
        // Given
        reader.posts(article, "before").then().statusCode(201);
        EmbeddedStack.shared().postgres().kill();
        long start = System.nanoTime();

        // When
        Response refused;
        Duration took;
        try {
            refused = reader.postsWithKey(article, "k", "while it is away");
            took = Duration.ofNanos(System.nanoTime() - start);
        } finally {
            EmbeddedStack.shared().postgres().startAgain();
        }

        // Then
        refused.then().statusCode(503).header("Retry-After", "1");
        // Two seconds are promised; a loaded machine is given more.
        assertThat(took).isLessThan(Duration.ofSeconds(6));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        reader.postsWithKey(article, "k", "while it is away").statusCode() == 201);
        reader.postsWithKey(article, "k", "while it is away").then().statusCode(201);
        reader.lists(article).then().body("items.size()", equalTo(2));
    }

    @Test
    void without_its_database_forms_are_answered_by_pages_that_say_when_to_come_again() {
        // Given
        String id = reader.posts(article, "to be deleted").path("id");
        String form = "/api/engagement/comments/" + id + "/delete?lang=en&article=" + article.id();
        EmbeddedStack.shared().postgres().kill();

        // When
        Response delete;
        Response post;
        try {
            delete = reader.postsForm(form, "");
            post = reader.postsForm(article, Map.of("text", "kept"));
        } finally {
            EmbeddedStack.shared().postgres().startAgain();
        }

        // Then
        delete.then()
                .statusCode(503)
                .contentType("text/html;charset=UTF-8")
                .header("Retry-After", "1")
                .body(containsString("Try again in a moment"))
                .body(containsString("#comments\">Back to the article</a>"));
        post.then().statusCode(503).header("Retry-After", "1").body(containsString("kept</textarea>"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader.postsForm(form, "").statusCode() == 303);
    }
}
