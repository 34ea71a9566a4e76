package dev.maeari.articles.reading;

import static dev.maeari.articles.Desk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maeari.articles.Desk;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class ArticlePageIT {
    private static final int PAGE_BYTES = 50_000;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({"en,2283 views · 0 likes · 2 comments", "ko,조회 2283 · 좋아요 0 · 댓글 2"})
    void the_three_numbers_stand_under_the_title_in_the_readers_language(String language, String numbers)
            throws Exception {
        // Given
        String address = Readers.article("Numbers " + language, 2283, 0, 2, database);
        // When
        Document page = Readers.parsed(Readers.opens(address, language));
        // Then
        assertThat(page.select(".article-head maeari-counts").text()).isEqualTo(numbers);
        assertThat(page.select(".article-head [data-counter=views]").attr("data-value"))
                .isEqualTo("2283");
        assertThat(page.select(".article-head [data-counter=views]").attr("data-version"))
                .isEqualTo("0-4711");
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.selectFirst("h1").attr("lang")).isEqualTo("en");
    }

    @Test
    void who_asks_right_after_another_gets_the_same_page_and_soon_the_new_numbers() throws Exception {
        // Given
        String address = Readers.article("Asked for at once", 1, 0, 0, database);
        AtomicLong views = new AtomicLong(1);
        // When
        await().atMost(PATIENCE).until(() -> {
            String one = Readers.opens(address, "en").asString();
            Readers.recounted(address, "views", views.incrementAndGet(), database);
            return Readers.opens(address, "en").asString().equals(one);
        });
        // Then
        await().atMost(PATIENCE)
                .until(() -> Readers.parsed(Readers.opens(address, "en"))
                        .select(".article-head [data-counter=views]")
                        .attr("data-value")
                        .equals(views.toString()));
    }

    @Test
    void what_the_author_changes_is_seen_at_once() {
        // Given
        Desk author = Desk.author();
        String id = author.publishesAndWaits("Seen at once");
        ExtractableResponse<Response> article = author.reads(id).extract();
        String address = Address.ofSlug(article.path("slug"));
        String before = Readers.opens(address, "en").asString();
        String home = Readers.opens("/", "en").asString();
        // When
        author.rewrites(id, article.header("ETag"), Map.of("title", "Read otherwise", "body", "Another one."))
                .statusCode(200);
        // Then
        assertThat(before).contains("Seen at once").doesNotContain("Read otherwise");
        assertThat(home).contains("Seen at once").doesNotContain("Read otherwise");
        assertThat(Readers.opens(address, "en").asString())
                .contains("Read otherwise")
                .doesNotContain("Seen at once");
        assertThat(Readers.opens("/", "en").asString()).contains("Read otherwise");
    }

    @Test
    void one_is_not_many_and_large_numbers_are_grouped() throws Exception {
        // Given
        String address = Readers.article("One and many", 1234567, 1, 1, database);
        // When
        Document page = Readers.parsed(Readers.opens(address, "en"));
        // Then
        assertThat(page.select(".article-head maeari-counts").text()).isEqualTo("1,234,567 views · 1 like · 1 comment");
    }

    @Test
    void search_engines_read_the_same_numbers_and_no_title_breaks_out() throws Exception {
        // Given
        String title = "Odd </script><script>alert(1)</script> title";
        String address = Readers.article(title, 7, 3, 1, database);
        // When
        Document page = Readers.parsed(Readers.opens(address, "en"));
        // Then
        JsonNode facts = json.readTree(
                page.selectFirst("script[type=application/ld+json]").data());
        assertThat(facts.path("@type").asText()).isEqualTo("Article");
        assertThat(facts.path("headline").asText()).isEqualTo(title);
        assertThat(facts.path("interactionStatistic"))
                .extracting(
                        statistic -> statistic.path("interactionType").asText(),
                        statistic -> statistic.path("userInteractionCount").asLong())
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("https://schema.org/ViewAction", 7L),
                        org.assertj.core.api.Assertions.tuple("https://schema.org/LikeAction", 3L),
                        org.assertj.core.api.Assertions.tuple("https://schema.org/CommentAction", 1L));
        assertThat(page.select("script").eachText()).noneMatch(text -> text.contains("alert"));
        assertThat(page.select("script:not([type])")).isEmpty();
    }

    @Test
    void without_javascript_there_are_forms_a_list_and_a_pixel() throws Exception {
        // Given
        String address = Readers.article("Still", 0, 0, 0, database);
        // When
        Document page = Readers.parsed(Readers.opens(address, "en"));
        // Then
        String id = page.selectFirst("[data-article]").attr("data-article");
        String api = "/api/engagement/articles/" + id;
        assertThat(page.select("form[method=post][action=" + api + "/like?lang=en] input[name=liked][value=true]"))
                .hasSize(1);
        assertThat(page.select("#liked form[action$=lang=en] input[name=liked][value=false]"))
                .hasSize(1);
        assertThat(page.select("#commented").text()).contains("published", "end of the list");
        assertThat(page.select("form[method=post][action^=" + api + "/comments] textarea[name=text]"))
                .hasSize(1);
        assertThat(page.select("noscript").html())
                .contains("/api/engagement/views.gif?article=" + id)
                .contains(api + "/comments/page?lang=en");
    }

    @Test
    void the_page_is_light_well_formed_and_names_its_one_address() throws Exception {
        // Given
        String address = Readers.article("Light", 0, 0, 0, database);
        // When
        Response response = Readers.opens(address, "ko");
        // Then
        Document page = Readers.parsed(response);
        assertThat(Readers.faults(response)).isEmpty();
        assertThat(response.asByteArray()).hasSizeLessThanOrEqualTo(PAGE_BYTES);
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith(address);
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("Light");
        assertThat(page.select("img")).allSatisfy(image -> {
            assertThat(image.attr("width")).isNotEmpty();
            assertThat(image.attr("height")).isNotEmpty();
        });
        assertThat(page.select("[style], style, script[src^=http]")).isEmpty();
    }

    @Test
    void another_spelling_of_the_address_leads_to_the_one() throws Exception {
        // Given
        String address = Readers.article("Spelling matters", 0, 0, 0, database);
        // When
        Response response = Readers.opens(address.replace("spelling", "Spelling"), "en");
        // Then
        response.then().statusCode(301);
        assertThat(response.header("Location")).endsWith(address);
    }
}
