package dev.maeari.articles.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.maeari.articles.Desk;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.embedded.Postgres;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class StudioIT {
    private final Desk author = Desk.author();

    /** A form as a browser without scripts sends it. */
    private ValidatableResponse submits(String path, Map<String, String> fields) {
        RequestSpecification request = author.asks().redirects().follow(false).header("Accept-Language", "ko");
        fields.forEach((name, value) -> request.multiPart(new MultiPartSpecBuilder(value)
                .controlName(name)
                .charset(StandardCharsets.UTF_8)
                .mimeType("text/plain")
                .build()));
        return request.post(path).then();
    }

    private String idIn(String location) {
        Matcher id = Pattern.compile("/studio/articles/([0-9a-f-]{36})").matcher(location);
        assertThat(id.find()).as(location).isTrue();
        return id.group(1);
    }

    private ValidatableResponse opens(String path, String language) {
        return author.asks().header("Accept-Language", language).get(path).then();
    }

    @Test
    void an_article_is_written_published_and_taken_back_without_scripts() {
        // Given
        var created = submits(
                "/studio/articles",
                Map.of("title", "작업실의 글", "body", "\n본문 <b>", "tags", "하나, 둘,,하나", "language", "ko", "action", "save"));
        String location = created.statusCode(303).extract().header("Location");
        String id = idIn(location);
        author.reads(id)
                .body("title", equalTo("작업실의 글"))
                .body("body", equalTo("\n본문 <b>"))
                .body("tags", equalTo(List.of("하나", "둘")))
                .body("slug", equalTo("작업실의-글"))
                .body("status", equalTo("draft"));
        // When
        var published = submits(
                "/studio/articles/" + id,
                Map.of(
                        "title",
                        "작업실의 글",
                        "body",
                        "새 본문",
                        "revision",
                        "1",
                        "slug",
                        "작업실의-글",
                        "presentSlug",
                        "작업실의-글",
                        "action",
                        "publish"));
        // Then
        published.statusCode(303).header("Location", containsString("done=published"));
        author.reads(id).body("status", equalTo("published")).body("body", equalTo("새 본문"));
        submits("/studio/articles/" + id, Map.of("title", "작업실의 글", "revision", "3", "action", "unpublish"))
                .statusCode(303)
                .header("Location", containsString("done=unpublished"));
        author.reads(id).body("status", equalTo("unpublished"));
        submits("/studio/articles/" + id + "/delete", Map.of("revision", "5"))
                .statusCode(303)
                .header("Location", containsString("/studio?done=deleted"));
        author.reads(id).statusCode(410);
    }

    @ParameterizedTest
    @CsvSource({"ko, 새 글, 저장", "en, New article, Save"})
    void the_pages_speak_korean_and_english(String language, String newArticle, String save) {
        // Given
        String id = author.drafts("Spoken of");
        // When
        var list = opens("/studio", language);
        // Then
        list.statusCode(200)
                .contentType("text/html")
                .body(allOf(containsString(newArticle), containsString("/studio/articles/" + id + "/ledger#views")));
        opens("/studio/articles/" + id, language)
                .statusCode(200)
                .header("Cache-Control", containsString("private"))
                .body(allOf(
                        containsString(save),
                        containsString("Spoken of"),
                        containsString("lang=\"" + language + "\"")));
        opens("/studio/articles/new", language).statusCode(200).body(containsString("/studio/editor.js\""));
        opens("/studio/articles/" + id + "/ledger", language)
                .statusCode(200)
                .body(containsString("<maeari-ledger article=\"" + id + "\""));
        opens("/studio/signed-in", language).statusCode(200);
    }

    @Test
    void a_text_that_came_too_late_stays_in_its_field_and_can_be_saved_over() {
        // Given
        String id = author.drafts("Twice open");
        author.rewrites(id, "\"1\"", Map.of("title", "The other tab")).statusCode(200);
        // When
        var late = submits(
                "/studio/articles/" + id,
                Map.of("title", "My tab", "body", "내가 쓴 긴 글", "revision", "1", "action", "save"));
        // Then
        late.statusCode(412)
                .body(allOf(
                        containsString("내가 쓴 긴 글"),
                        containsString("value=\"My tab\""),
                        containsString("name=\"over\" value=\"2\""),
                        containsString("role=\"alert\"")));
        author.reads(id).body("title", equalTo("The other tab"));
        submits("/studio/articles/" + id, Map.of("title", "My tab", "body", "내가 쓴 긴 글", "revision", "1", "over", "2"))
                .statusCode(303);
        author.reads(id).body("title", equalTo("My tab")).body("revision", equalTo(3));
    }

    @Test
    void what_is_wrong_comes_back_in_its_field_and_says_why() {
        // Given
        Map<String, String> nameless = Map.of("title", " ", "body", "kept text", "action", "publish");
        // When
        var refused = submits("/studio/articles", nameless);
        // Then
        refused.statusCode(400)
                .body(allOf(
                        containsString("kept text"),
                        containsString("aria-invalid=\"true\""),
                        containsString("id=\"fault\"")));
        author.writes(Map.of("title", "x", "slug", "studio-taken")).statusCode(201);
        submits("/studio/articles", Map.of("title", "y", "slug", "studio-taken", "action", "save"))
                .statusCode(409)
                .body(containsString("role=\"alert\""));
    }

    @Test
    void an_image_goes_to_the_end_of_the_text_without_scripts() {
        // Given
        byte[] image = HexFormat.of()
                .parseHex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b");
        // When
        var answer = author.asks()
                .multiPart("title", "With image")
                .multiPart("body", "text before")
                .multiPart("action", "image")
                .multiPart("imageFile", "a.gif", image, "image/gif")
                .post("/studio/articles")
                .then();
        // Then
        answer.statusCode(200).body(allOf(containsString("text before\n\n![](/media/"), containsString("data-dirty")));
        author.asks()
                .multiPart("title", "No image")
                .multiPart("body", "still here")
                .multiPart("action", "image")
                .multiPart("imageFile", "a.gif", "no image".getBytes(StandardCharsets.UTF_8), "image/gif")
                .post("/studio/articles")
                .then()
                .statusCode(415)
                .body(containsString("still here"));
    }

    @Test
    void who_asks_for_an_image_and_brings_none_is_told_so() {
        // Given
        Map<String, String> imageless = Map.of("title", "No image", "body", "still here", "action", "image");
        // When
        var refused = submits("/studio/articles", imageless);
        // Then
        refused.statusCode(400)
                .body(allOf(
                        containsString("먼저 그림을 골라 주세요."), containsString("still here"), containsString("data-dirty")));
    }

    @Test
    void the_preview_is_what_readers_will_see() {
        // Given
        String markdown = "## 제목\n\n<script>alert(1)</script>";
        // When
        var fragment = author.asks()
                .contentType("text/plain; charset=UTF-8")
                .body(markdown)
                .post("/studio/preview")
                .then();
        // Then
        fragment.statusCode(200)
                .contentType("text/html")
                .body(allOf(containsString("<h2 id=\"s-제목\">제목</h2>"), not(containsString("<script>"))));
        submits("/studio/preview", Map.of("title", "T", "body", markdown))
                .statusCode(200)
                .body(allOf(containsString("<h2 id=\"s-제목\">"), not(containsString("<script>alert"))));
    }

    @Test
    void hostile_words_stay_words_in_every_field() {
        // Given
        String hostile = "\"></textarea><script>alert(1)</script>{msg:skip}";
        Map<String, String> fields = Map.of(
                "title",
                hostile,
                "body",
                hostile,
                "summary",
                hostile,
                "category",
                hostile,
                "tags",
                hostile,
                "slug",
                hostile,
                "language",
                hostile,
                "coverImage",
                hostile,
                "presentSlug",
                hostile,
                "action",
                "save");
        // When
        var refused = submits("/studio/articles", fields);
        // Then
        refused.statusCode(400).body(allOf(not(containsString("<script>alert")), containsString("{msg:skip}")));
        String id = author.drafts(hostile);
        opens("/studio", "en").body(not(containsString("<script>alert")));
        opens("/studio/articles/" + id, "en").body(not(containsString("<script>alert")));
        opens("/studio/articles/" + id + "/ledger", "en").body(not(containsString("<script>alert")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studio", "/studio/articles/new", "/studio/signed-in"})
    void the_studio_is_for_authors(String path) {
        // Given
        var reader = Desk.reader();
        // When
        var answer = reader.asks().get(path).then();
        // Then
        answer.statusCode(403);
        Desk.anybody().get(path).then().statusCode(401);
    }

    @Test
    void an_article_of_somebody_else_is_not_in_my_studio() {
        // Given
        String id = Desk.another().publishesAndWaits("Of another");
        // When
        var editor = opens("/studio/articles/" + id, "en");
        // Then
        editor.statusCode(404);
        opens("/studio/articles/" + id + "/ledger", "en").statusCode(404);
        opens("/studio", "en").body(not(containsString(id)));
        submits("/studio/articles/" + id, Map.of("title", "Mine", "revision", "2", "action", "save"))
                .statusCode(403);
    }

    @Test
    void what_was_written_stays_in_the_form_while_the_database_is_away() {
        // Given
        String id = author.drafts("Safe");
        Map<String, String> written = Map.of(
                "title",
                "Safe",
                "body",
                "Three hours of work",
                "revision",
                "1",
                "status",
                "draft",
                "presentSlug",
                "safe",
                "action",
                "save");
        Postgres postgres = EmbeddedStack.shared().postgres();
        postgres.kill();
        try {
            // When
            var answer = submits("/studio/articles/" + id, written);
            // Then
            answer.statusCode(503)
                    .contentType("text/html")
                    .body(containsString("데이터베이스가 응답하지 않습니다"))
                    .body(containsString("Three hours of work"))
                    .body(containsString("action=\"/studio/articles/" + id + "\""));
            submits("/studio/articles", Map.of("title", " ", "body", "Refused before", "action", "save"))
                    .statusCode(400)
                    .body(containsString("Refused before"));
            submits("/studio/articles", Map.of("title", "New", "body", "Never sent twice", "action", "publish"))
                    .statusCode(503)
                    .body(containsString("Never sent twice"));
        } finally {
            postgres.startAgain();
        }
        await().atMost(Desk.PATIENCE)
                .untilAsserted(() -> submits("/studio/articles/" + id, written).statusCode(303));
        author.reads(id).body("body", equalTo("Three hours of work"));
    }

    @Test
    void who_writes_what_was_deleted_meanwhile_keeps_the_text() {
        // Given
        String id = author.drafts("Fleeting");
        submits("/studio/articles/" + id + "/delete", Map.of("revision", "1")).statusCode(303);
        // When
        var answer =
                submits("/studio/articles/" + id, Map.of("title", "Fleeting", "body", "Still mine", "action", "save"));
        // Then
        answer.statusCode(404).body(containsString("이 글은 더 이상 없으니")).body(containsString("Still mine"));
    }

    @Test
    void what_somebody_else_has_changed_is_not_deleted_unseen() {
        // Given
        String id = author.drafts("Contested");
        author.rewrites(id, "\"1\"", Map.of("title", "Contested", "body", "Rescued"))
                .statusCode(200);
        // When
        var answer = submits("/studio/articles/" + id + "/delete", Map.of("revision", "1"));
        // Then
        answer.statusCode(412)
                .contentType("text/html")
                .body(containsString("지우지 않았습니다"))
                .body(containsString("Rescued"));
        submits("/studio/articles/" + id + "/delete", Map.of("revision", "2"))
                .statusCode(303)
                .header("Location", containsString("done=deleted"));
    }
}
