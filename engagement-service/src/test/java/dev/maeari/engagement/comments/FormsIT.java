package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.People;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments without JavaScript: a page of their own, and forms. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class FormsIT {
    private final Someone reader = Someone.with(People.reader());

    @Inject
    TestLog log;

    private KnownArticle article;

    @BeforeEach
    void publish() {
        article = log.publish();
    }

    @Test
    void the_page_shows_comments_and_forms_in_both_languages_and_no_markup_of_theirs() {
        // Given
        Someone guest = Someone.guest(article);
        guest.posts(article, Map.of("text", "<script>alert(1)</script> **굵게**", "name", "<i>x</i>"), Map.of());

        // When
        Response korean = guest.gets(Someone.comments(article) + "/page?lang=ko");
        Response english = guest.gets(Someone.comments(article) + "/page?lang=en");

        // Then
        korean.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(containsString("<h1>댓글</h1>"))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; <strong>굵게</strong>"))
                .body(containsString("&lt;i&gt;x&lt;/i&gt;"))
                .body(containsString(">삭제</button>"))
                .body(not(containsString("<script")));
        assertThat(english.asString()).contains("<h1>Comments</h1>", ">Delete</button>", "Name (optional)");
    }

    @Test
    void the_form_brings_back_to_the_article_or_keeps_the_text_with_what_is_wrong() {
        // Given
        Someone guest = Someone.guest(article);

        // When
        Response kept = guest.postsForm(article, Map.of("text", "첫 줄\r\n둘째 줄", "name", "", "parentId", ""));
        Response tooLong = guest.postsForm(article, Map.of("text", "가\n</textarea><b>" + "😀".repeat(5000)));

        // Then
        kept.then().statusCode(303);
        assertThat(kept.header("Location"))
                .endsWith("/articles/" + article.slug().replace("글", "%EA%B8%80") + "#commented");
        reader.lists(article).then().body("items.text", contains("첫 줄\n둘째 줄"));
        tooLong.then()
                .statusCode(400)
                .body(containsString("5,000자"))
                .body(containsString("가\n&lt;/textarea&gt;&lt;b&gt;😀😀"));
    }

    @Test
    void a_second_click_on_a_form_writes_nothing() {
        // Given
        Someone guest = Someone.guest(article);
        String parent = guest.posts(article, "parent").path("id");
        List<String> keys = keys(guest);
        Map<String, String> comment = Map.of("text", "once", "key", keys.getLast());
        Map<String, String> answer = Map.of("text", "twice", "parentId", parent, "key", keys.getFirst());
        // When
        for (Map<String, String> form : List.of(comment, comment, answer, answer)) {
            guest.postsForm(article, form).then().statusCode(303);
        }
        // Then
        guest.lists(article).then().body("items.text", contains("parent", "once", "twice"));
        assertThat(keys).hasSize(2).doesNotHaveDuplicates().doesNotContainAnyElementsOf(keys(guest));
    }

    @Test
    void a_form_that_was_sent_before_keeps_a_new_text_and_takes_it_the_next_time() {
        // Given
        Someone guest = Someone.guest(article);
        String key = keys(guest).getLast();
        guest.postsForm(article, Map.of("text", "first", "key", key)).then().statusCode(303);
        // When
        Response kept = guest.postsForm(article, Map.of("text", "second", "key", key));
        // Then
        kept.then().statusCode(422).body(containsString("이미 다른 내용")).body(containsString("second</textarea>"));
        String fresh = keysIn(kept).getLast();
        guest.postsForm(article, Map.of("text", "second", "key", fresh)).then().statusCode(303);
        guest.lists(article).then().body("items.text", contains("first", "second"));
    }

    @Test
    void a_form_that_was_mended_keeps_its_key_since_it_may_have_been_taken() {
        // Given
        Someone guest = Someone.guest(article);
        String key = keys(guest).getLast();
        // When
        Response again = guest.postsForm(article, Map.of("text", " ", "key", key));
        // Then
        assertThat(keysIn(again.then().statusCode(400).extract().response())).containsExactly(key);
    }

    @Test
    void a_second_click_is_known_by_the_words_where_the_form_is_the_same_for_everybody() {
        // Given
        Someone guest = Someone.guest(article);
        Map<String, String> form = Map.of("text", "twice", "name", "", "parentId", "");
        guest.postsForm(article, form).then().statusCode(303);
        // When
        guest.postsForm(article, form).then().statusCode(303);
        // Then
        guest.lists(article).then().body("items.text", contains("twice"));
        guest.deletes(guest.lists(article).path("items[0].id")).then().statusCode(204);
        guest.postsForm(article, form).then().statusCode(303);
        guest.postsForm(article, form).then().statusCode(303);
        guest.lists(article).then().body("items.text", contains("twice"));
        guest.postsForm(article, Map.of("text", "other")).then().statusCode(303);
        Someone.guest(article).postsForm(article, form).then().statusCode(303);
        guest.lists(article).then().body("items.text", contains("twice", "other", "twice"));
    }

    @Test
    void the_form_sends_a_guest_without_cookie_round_too() {
        Someone.unknown().postsForm(article, Map.of("text", "x")).then().statusCode(307);
    }

    @ParameterizedTest
    @CsvSource({"ko,댓글을 쓴 사람만,글로 돌아가기", "en,Only who wrote a comment,Back to the article"})
    void who_may_not_delete_is_told_so_by_a_page_that_leads_back_to_the_article(
            String language, String said, String back) {
        // Given
        reader.posts(article, "mine");
        String id = reader.lists(article).path("items[0].id");

        // When
        Response refused = Someone.guest(article).postsForm(form("delete", id, language), "");

        // Then
        refused.then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString(said))
                .body(containsString("<a href=\"/articles/" + article.slug().replace("글", "%EA%B8%80") + "#comments\">"
                        + back + "</a>"));
    }

    @Test
    void who_may_not_decide_or_comes_too_late_is_told_so_by_a_page() {
        // Given
        Someone moderator = Someone.with(People.moderator());
        String id = reader.posts(article, "decided on").path("id");
        String gone = UUID.randomUUID().toString();

        // When
        Response stranger = Someone.unknown().postsForm(form("decision", id, "en"), "hide");
        Response member = reader.postsForm(form("decision", id, "en"), "hide");
        Response late = moderator.postsForm(form("decision", gone, "en"), "hide");

        // Then
        stranger.then().statusCode(401).body(containsString("Sign in first"));
        member.then().statusCode(403).body(containsString("Only moderators"));
        late.then().statusCode(404).body(containsString("not there any more")).body(containsString("#comments\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*"})
    void a_program_that_sends_a_form_gets_the_problem(String accepted) {
        // Given
        String id = reader.posts(article, "mine").path("id");

        // When
        Response refused = Someone.unknown()
                .request()
                .accept(accepted)
                .contentType(ContentType.URLENC)
                .post(form("delete", id, "en"));

        // Then
        refused.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:maeari:problem:not-yours"));
    }

    @Test
    void who_decides_or_deletes_stays_where_they_were_in_the_list() {
        // Given
        Someone moderator = Someone.with(People.moderator());
        String first = reader.posts(article, "first").path("id");
        String second = reader.posts(article, "second").path("id");
        String third = reader.posts(article, "third").path("id");
        String part = Someone.comments(article) + "/page?lang=en&after=" + first;

        // When
        Response hidden = moderator.postsForm(formOf(second, "decision", moderator.gets(part)), "hide");
        Response deleted = reader.postsForm(formOf(third, "delete", reader.gets(part)), "");

        // Then
        hidden.then().statusCode(303).header("Location", endsWith(part + "#comment-" + second));
        deleted.then().statusCode(303).header("Location", endsWith(part + "#comment-" + third));
    }

    private String form(String deed, String id, String language) {
        return "/api/engagement/comments/" + id + "/" + deed + "?lang=" + language + "&article=" + article.id();
    }

    /** Where the page sends what is done with a comment. */
    private static String formOf(String id, String deed, Response page) {
        return Pattern.compile("target=\"_self\" action=\"([^\"]+/" + id + "/" + deed + "[^\"]+)\"")
                .matcher(page.asString())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys(Someone who) {
        return keysIn(who.gets(Someone.comments(article) + "/page?lang=ko"));
    }

    private static List<String> keysIn(Response page) {
        return Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(page.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
