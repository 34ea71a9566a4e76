package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class ReadingIT {
    /** To go down from each to the end takes much longer than a query may. */
    private static final int CHAIN = 10_000;

    private final Someone reader = Someone.with(People.reader());
    private final Someone moderator = Someone.with(People.moderator());

    @Inject
    TestLog log;

    @Inject
    AgroalDataSource dataSource;

    private KnownArticle article;

    @BeforeEach
    void publish() {
        article = log.publish();
    }

    /** The log never heard of it: who compares the two would find it. */
    @AfterEach
    void forgetChain() throws SQLException {
        change("DELETE FROM comments WHERE article_id = ? AND reader_id = article_id");
    }

    @Test
    void anybody_reads_and_is_told_what_they_may_do() {
        // Given
        reader.posts(article, "hello");

        // When
        Response list = Someone.unknown().lists(article);

        // Then
        list.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Set-Cookie", nullValue())
                .body("canComment", equalTo(true))
                .body("guests", equalTo(true))
                .body("signedIn", equalTo(false))
                .body("next", nullValue())
                .body("items[0].mine", equalTo(false))
                .body("items[0].can.reply", equalTo(true))
                .body("items[0].can.delete", equalTo(false));
        reader.lists(article).then().body("signedIn", equalTo(true)).body("items[0].mine", equalTo(true));
        moderator.lists(article).then().body("items[0].can.hide", equalTo(true));
    }

    @Test
    void the_list_goes_on_behind_its_cursor_oldest_first() {
        // Given
        List<String> written = IntStream.range(0, 5)
                .mapToObj(i -> reader.posts(article, "comment " + i).<String>path("id"))
                .toList();

        // When
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Response page = reader.gets(Someone.comments(article) + "?limit=2&after=" + next);
            read.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        // Then
        assertThat(read).isEqualTo(written);
    }

    @Test
    void a_page_that_cannot_be_cut_so_is_refused() {
        for (String limit : List.of("0", "-1", "101", "x", "1e1")) {
            reader.gets(Someone.comments(article) + "?limit=" + limit)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("limit"));
        }
        reader.gets(Someone.comments(article) + "?after=x")
                .then()
                .statusCode(400)
                .body("field", equalTo("after"));
        reader.gets("/api/engagement/articles/x/comments").then().statusCode(400);
    }

    @Test
    void what_was_taken_away_stays_as_a_gap_while_something_answers_it() {
        // Given
        String gone = reader.posts(article, "secret gone").path("id");
        String hidden = reader.replies(article, gone, "secret hidden").path("id");
        String answer =
                Someone.guest(article).replies(article, hidden, "answer").path("id");
        String alone = reader.posts(article, "secret alone").path("id");
        moderator.decides(hidden, "hide").then().statusCode(200);
        moderator.decides(alone, "hide").then().statusCode(200);
        reader.deletes(gone).then().statusCode(204);

        // When
        Response list = Someone.unknown().lists(article);

        // Then
        list.then()
                .body("items.id", contains(gone, hidden, answer))
                .body("items.state", contains("deleted", "hidden", "visible"))
                .body("items[0].name", nullValue())
                .body("items[1].name", nullValue())
                .body("items[1].html", nullValue());
        assertThat(list.asString()).doesNotContain("secret");
        assertThat(moderator.lists(article).asString())
                .contains("secret hidden", "secret alone")
                .doesNotContain("secret gone");
    }

    @Test
    void moderators_see_the_gap_above_what_they_hid() {
        // Given
        String gone = reader.posts(article, "gone").path("id");
        String hidden = reader.replies(article, gone, "hidden").path("id");
        reader.deletes(gone).then().statusCode(204);

        // When
        moderator.decides(hidden, "hide").then().statusCode(200);

        // Then
        moderator.lists(article).then().body("items.id", contains(gone, hidden));
        reader.lists(article).then().body("items.size()", equalTo(0));
    }

    @Test
    void a_gap_goes_with_the_last_that_answers_it() {
        // Given
        String gone = reader.posts(article, "gone").path("id");
        String answer = reader.replies(article, gone, "answer").path("id");
        reader.deletes(gone).then().statusCode(204);

        // When
        reader.deletes(answer).then().statusCode(204);

        // Then
        reader.lists(article).then().body("items.size()", equalTo(0));
    }

    @Test
    void a_long_chain_of_replies_that_nobody_can_read_is_no_burden() throws SQLException {
        // Given
        deletedChain();

        // When
        Response list = reader.lists(article);

        // Then
        list.then().statusCode(200).body("items.size()", equalTo(0)).body("next", nullValue());
        moderator.lists(article).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void all_of_a_long_chain_stands_above_the_one_reply_that_can_be_read() throws SQLException {
        // Given
        deletedChain();
        change("UPDATE comments SET state = 'visible', name = 'n', text = 'deep' WHERE article_id = ? AND id = '%s'"
                .formatted(inChain(CHAIN)));

        // When
        Response list = reader.gets(Someone.comments(article) + "?limit=100");

        // Then
        list.then()
                .statusCode(200)
                .body("items.size()", equalTo(100))
                .body("items.state", everyItem(equalTo("deleted")))
                .body("items[0].parentId", nullValue());
        assertThat(list.<List<String>>path("items.parentId").subList(1, 100))
                .isEqualTo(list.<List<String>>path("items.id").subList(0, 99));
        reader.gets(Someone.comments(article) + "?after=" + inChain(CHAIN - 1))
                .then()
                .body("items.text", contains("deep"))
                .body("next", nullValue());
    }

    @Test
    void our_own_services_read_who_wrote_and_whether_it_may_still_be_read() {
        // Given
        Someone service = Someone.with(People.service());
        String parent = reader.posts(article, "question").path("id");
        String reply = Someone.guest(article).replies(article, parent, "reply").path("id");

        // When
        Response visible = service.gets("/api/engagement/comments/" + reply);
        Response own = service.gets("/api/engagement/comments/" + parent);
        moderator.decides(reply, "hide").then().statusCode(200);
        Response hidden = service.gets("/api/engagement/comments/" + reply);

        // Then
        visible.then()
                .statusCode(200)
                .body("id", equalTo(reply))
                .body("text", equalTo("reply"))
                .body("authorSubject", nullValue())
                .body("parentAuthorSubject", equalTo("subject-of-reader"))
                .body("visible", equalTo(true));
        own.then().body("authorSubject", equalTo("subject-of-reader")).body("parentAuthorSubject", nullValue());
        hidden.then().body("visible", equalTo(false)).body("text", nullValue()).body("html", nullValue());
    }

    @Test
    void nobody_else_does() {
        String id = reader.posts(article, "x").path("id");
        Someone.unknown().gets("/api/engagement/comments/" + id).then().statusCode(401);
        for (String token : List.of(People.reader(), People.author(), People.moderator(), People.operator())) {
            Someone.with(token).gets("/api/engagement/comments/" + id).then().statusCode(403);
        }
    }

    /** Comments each of which answers the one before, all deleted. */
    private void deletedChain() throws SQLException {
        change("""
                INSERT INTO comments (id, article_id, parent_id, reader_id, by_author, state, revision, created_at)
                SELECT (start || lpad(i::text, 12, '0'))::uuid, article,
                    CASE WHEN i > 1 THEN (start || lpad((i - 1)::text, 12, '0'))::uuid END,
                    article, false, 'deleted', 2, now()
                FROM (SELECT id AS article, left(id::text, 24) AS start FROM (SELECT ?::uuid AS id) given) made,
                    generate_series(1, %d) i""".formatted(CHAIN));
    }

    private String inChain(int number) {
        return article.id().toString().substring(0, 24) + "%012d".formatted(number);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, article.id().value());
            statement.executeUpdate();
        }
    }
}
