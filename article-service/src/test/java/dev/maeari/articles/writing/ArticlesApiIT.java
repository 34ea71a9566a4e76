package dev.maeari.articles.writing;

import static dev.maeari.articles.Desk.anybody;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.maeari.articles.Desk;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class ArticlesApiIT {
    private final Desk author = Desk.author();

    @Test
    void a_new_article_is_a_draft_and_is_answered_whole() {
        // Given
        Map<String, Object> article = Map.of(
                "title", "  메아리의  첫 글 ",
                "body", "본문",
                "category", "기술",
                "tags", List.of("카프카", "자바", "카프카"));
        // When
        var answer = author.writes(article);
        // Then
        answer.statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("id", notNullValue())
                .body("slug", equalTo("메아리의-첫-글"))
                .body("title", equalTo("메아리의 첫 글"))
                .body("category", equalTo("기술"))
                .body("tags", contains("카프카", "자바"))
                .body("language", equalTo("ko"))
                .body("status", equalTo("draft"))
                .body("author.subject", equalTo("subject-of-author"))
                .body("author.handle", equalTo("author"))
                .body("coverImage", nullValue())
                .body("publishedAt", nullValue())
                .body("revision", equalTo(1));
    }

    @Test
    void two_equal_titles_get_a_number() {
        // Given
        author.drafts("같은 제목입니다");
        // When
        var second = author.writes(Map.of("title", "같은 제목입니다"));
        // Then
        second.statusCode(201).body("slug", equalTo("같은-제목입니다-2"));
    }

    @Test
    void an_address_is_found_as_it_was_first_asked_for() {
        // Given
        author.writes(Map.of("title", "Asked for", "slug", "Asked For It")).statusCode(201);
        // When
        var found = author.asks()
                .queryParam("slug", "Asked For It")
                .get("/api/articles")
                .then();
        // Then
        found.statusCode(200).body("items.slug", equalTo(List.of("asked-for-it")));
    }

    @Test
    void characters_that_no_feed_can_hold_are_left_out() {
        // When
        var answer = author.writes(Map.of("title", "Pasted\u0002 from \uFFFEpaper"));
        // Then
        answer.statusCode(201).body("title", equalTo("Pasted from paper"));
        anybody().queryParam("category", "\0").get("/api/articles").then().statusCode(200);
    }

    @Test
    void a_draft_is_its_authors_own() {
        // Given
        String id = author.drafts("Only mine");
        // When
        var others = Desk.another().reads(id);
        // Then
        others.statusCode(404);
        anybody().get("/api/articles/" + id).then().statusCode(404);
        author.reads(id).statusCode(200).header("ETag", "\"1\"");
        Desk.operator().reads(id).statusCode(200);
    }

    @Test
    void a_change_needs_the_tag_of_what_it_changes() {
        // Given
        String id = author.drafts("Locked");
        // When
        var blind = author.asks()
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Blind"))
                .put("/api/articles/" + id)
                .then();
        // Then
        blind.statusCode(428).contentType("application/problem+json").body("field", equalTo("If-Match"));
        author.rewrites(id, "\"1\"", Map.of("title", "First")).statusCode(200).header("ETag", "\"2\"");
        author.rewrites(id, "\"1\"", Map.of("title", "Late"))
                .statusCode(412)
                .body("type", equalTo("urn:maeari:problem:changed-meanwhile"));
        author.reads(id).body("title", equalTo("First")).body("revision", equalTo(2));
    }

    @Test
    void only_its_author_and_operators_change_an_article() {
        // Given
        String id = author.publishesAndWaits("Not yours");
        // When
        var other = Desk.another().rewrites(id, "*", Map.of("title", "Mine now"));
        // Then
        other.statusCode(403).body("type", equalTo("urn:maeari:problem:not-your-article"));
        Desk.another().publishes(id).statusCode(403);
        Desk.another().deletes(id).statusCode(403);
        Desk.reader().rewrites(id, "*", Map.of("title", "x")).statusCode(403);
        Desk.reader().writes(Map.of("title", "x")).statusCode(403);
        Desk.operator().rewrites(id, "*", Map.of("title", "Mended")).statusCode(200);
    }

    @Test
    void nobody_writes_without_signing_in() {
        // Given
        var anybody = anybody().contentType(ContentType.JSON).body(Map.of("title", "x"));
        // When
        var answer = anybody.post("/api/articles").then();
        // Then
        answer.statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | title",
                "{\"title\": \" \"}                                     | title",
                "{\"title\": \"x\", \"language\": \"Korean!\"}          | language",
                "{\"title\": \"x\", \"slug\": \"!!!\"}                  | slug",
                "{\"title\": \"x\", \"coverImage\": \"https://e.org/\"} | coverImage",
                "{\"title\": \"x\", \"tags\": \"one\"}                  | tags",
                "{\"title\": \"x\", \"tags\": [\" \"]}                  | tags",
                "[]                                                     | body",
                "nonsense                                               | body",
            })
    void what_is_wrong_is_named(String body, String field) {
        // Given
        var request = author.asks().contentType(ContentType.JSON).body(body);
        // When
        var answer = request.post("/api/articles").then();
        // Then
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:invalid"))
                .body("field", equalTo(field));
    }

    @Test
    void a_cover_must_be_an_image_of_the_site() {
        // Given
        String nobodys = "/media/" + "0".repeat(64) + ".png";
        // When
        var answer = author.writes(Map.of("title", "x", "coverImage", nobodys));
        // Then
        answer.statusCode(400).body("field", equalTo("coverImage"));
    }

    @Test
    void a_chosen_slug_that_is_taken_is_refused() {
        // Given
        author.writes(Map.of("title", "x", "slug", "Chosen Slug"))
                .statusCode(201)
                .body("slug", equalTo("chosen-slug"));
        // When
        var second = author.writes(Map.of("title", "y", "slug", "chosen-slug"));
        // Then
        second.statusCode(409).body("field", equalTo("slug"));
    }

    @Test
    void a_list_goes_on_where_the_last_one_ended() {
        // Given
        Map<String, Object> article = Map.of("title", "Paged", "category", "paging");
        String first = author.writes(article).extract().path("id");
        String second = author.writes(article).extract().path("id");
        String third = author.writes(article).extract().path("id");
        // When
        var page = author.asks().get("/api/articles?category=paging&limit=2").then();
        // Then
        page.statusCode(200).body("items.id", contains(third, second)).body("next", equalTo(second));
        author.asks()
                .get("/api/articles?category=paging&limit=2&after=" + second)
                .then()
                .body("items.id", contains(first))
                .body("next", nullValue());
    }

    @Test
    void lists_are_narrowed_by_status_category_tag_author_and_slug() {
        // Given
        String id = author.writes(Map.of("title", "Narrow", "slug", "좁은-글", "tags", List.of("좁은")))
                .extract()
                .path("id");
        // When
        var bySlug =
                author.asks().queryParam("slug", "좁은-글").get("/api/articles").then();
        // Then
        bySlug.body("items", hasSize(1)).body("items[0].id", equalTo(id));
        author.asks().queryParam("tag", "좁은").get("/api/articles").then().body("items.id", contains(id));
        author.asks().get("/api/articles?status=published").then().body("items.id", not(hasItem(id)));
        author.asks().get("/api/articles?author=author&limit=100").then().body("items.id", hasItem(id));
        anybody().queryParam("tag", "좁은").get("/api/articles").then().body("items", hasSize(0));
        anybody().get("/api/articles?status=new").then().statusCode(400).body("field", equalTo("status"));
        anybody().get("/api/articles?limit=0").then().statusCode(400).body("field", equalTo("limit"));
        anybody().get("/api/articles?after=x").then().statusCode(400).body("field", equalTo("after"));
    }

    @Test
    void a_list_is_of_articles_without_their_bodies() {
        // Given
        String id = author.writes(Map.of("title", "Listed", "body", "x".repeat(200_000), "category", "listing"))
                .extract()
                .path("id");
        // When
        var list = author.asks().get("/api/articles?category=listing").then();
        // Then
        list.statusCode(200).body("items.id", contains(id)).body("items[0]", not(hasKey("body")));
        author.reads(id).body("body.length()", equalTo(200_000));
    }

    @Test
    void who_an_author_is_at_the_provider_only_they_and_operators_are_told() {
        // Given
        String id = author.publishesAndWaits("By whom");
        // When
        var told = anybody().get("/api/articles/" + id).then();
        // Then
        told.statusCode(200).body("author", not(hasKey("subject"))).body("author.handle", equalTo("author"));
        anybody()
                .queryParam("slug", "by-whom")
                .get("/api/articles")
                .then()
                .body("items[0].author", not(hasKey("subject")));
        Desk.another().reads(id).body("author", not(hasKey("subject")));
        author.reads(id).body("author.subject", equalTo("subject-of-author"));
        Desk.operator().reads(id).body("author.subject", equalTo("subject-of-author"));
    }

    @Test
    void what_an_author_signs_in_with_is_shown_to_nobody() {
        // Given
        Desk nameless = new Desk(People.nameless("somebody", Set.of("author")));
        // When
        var written = nameless.writes(Map.of("title", "Unsigned"));
        // Then
        written.statusCode(201)
                .body("author.name", equalTo("Maeari"))
                .body("author.handle", matchesPattern("author-[0-9a-f]{12}"));
    }

    @Test
    void a_deleted_draft_leaves_nothing_behind() {
        // Given
        String id = author.drafts("Soon gone");
        // When
        author.deletes(id).statusCode(204);
        // Then
        author.reads(id).statusCode(404);
        author.writes(Map.of("title", "Soon gone")).body("slug", equalTo("soon-gone"));
    }

    @Test
    void an_article_that_never_was_is_not_found() {
        // Given
        String never = "0193a5c0-0000-7000-8000-000000000000";
        // When
        var answer = author.reads(never);
        // Then
        answer.statusCode(404).contentType("application/problem+json");
        author.reads("not-an-id").statusCode(404);
        author.publishes(never).statusCode(404);
        author.deletes(never).statusCode(404);
    }
}
