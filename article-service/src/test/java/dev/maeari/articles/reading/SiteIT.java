package dev.maeari.articles.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.maeari.articles.Desk;
import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.embedded.Postgres;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class SiteIT {
    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"ko-KR,ko", "en-GB,en", "'fr,en;q=0.8,ko;q=0.5',en", "fr,ko"})
    void the_site_speaks_the_browsers_language_or_its_own(String preference, String spoken) {
        // Given
        String path = "/";
        // When
        Response response = Readers.opens(path, preference);
        // Then
        assertThat(Readers.parsed(response).selectFirst("html").attr("lang")).isEqualTo(spoken);
        assertThat(response.header("Content-Language")).isEqualTo(spoken);
        assertThat(response.headers().getValues("Vary").toString()).contains("Accept-Language");
        assertThat(response.cookies()).isEmpty();
    }

    @Test
    void a_language_is_remembered_only_when_somebody_chooses_it() {
        // Given
        Response chosen = Readers.opens("/?lang=en", "ko");
        // When
        Response later = given().cookie("maeari_lang", chosen.cookie("maeari_lang"))
                .header("Accept-Language", "ko")
                .get("/");
        // Then
        assertThat(Readers.parsed(chosen).selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(chosen.header("Cache-Control")).contains("private");
        assertThat(Readers.parsed(later).selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(later.header("Cache-Control")).contains("public");
    }

    @Test
    void a_page_that_is_still_the_same_is_not_sent_again() throws Exception {
        // Given
        String address = Readers.article("Same as before", 5, 0, 0, database);
        String tag = Readers.opens(address, "en").header("ETag");
        // When
        Response again = given().urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .header("If-None-Match", tag)
                .get(address);
        // Then
        again.then().statusCode(304);
        assertThat(again.header("Cache-Control")).startsWith("public, max-age=");
    }

    @ParameterizedTest
    @CsvSource({"ko,메아리만 돌아왔습니다", "en,Only an echo came back"})
    void who_gets_lost_is_told_kindly(String language, String words) {
        // Given
        String nowhere = "/articles/nobody-wrote-this";
        // When
        Response response = Readers.opens(nowhere, language);
        // Then
        response.then().statusCode(404);
        assertThat(Readers.parsed(response).selectFirst("h1").text()).isEqualTo(words);
        assertThat(Readers.faults(response)).isEmpty();
        assertThat(Readers.opens("/no/such/page", language).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"ko,지금은 보여 드릴 수 없습니다", "en,This can't be shown right now"})
    void who_meets_a_database_that_is_away_is_told_to_come_again(String language, String words) {
        // Given
        Postgres postgres = EmbeddedStack.shared().postgres();
        postgres.kill();
        try {
            // When
            Response response = Readers.opens("/articles/nobody-can-look-" + language, language);
            // Then
            response.then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .header("Cache-Control", "private, no-store")
                    .header("Content-Language", language);
            assertThat(Readers.parsed(response).selectFirst("h1").text()).isEqualTo(words);
            assertThat(Readers.parsed(response).select("a.button").attr("href"))
                    .isEqualTo("/articles/nobody-can-look-" + language);
            assertThat(Readers.faults(response)).isEmpty();
            given().get("/api/articles")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:maeari:problem:database-unavailable"));
        } finally {
            postgres.startAgain();
        }
        await().atMost(Desk.PATIENCE)
                .until(() ->
                        Readers.opens("/articles/nobody-can-look", language).statusCode() == 404);
    }

    @Test
    void programs_that_get_lost_get_a_problem() {
        // Given
        String nowhere = "/api/nothing";
        // When
        Response response = given().accept("application/json").get(nowhere);
        // Then
        response.then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void the_front_page_leads_to_the_newest_article_and_shows_its_numbers() throws Exception {
        // Given
        String address = Readers.article("Newest of all", 12, 3, 1, database);
        // When
        Response response = Readers.opens("/", "en");
        // Then
        Document page = Readers.parsed(response);
        assertThat(page.selectFirst(".card.lead h2 a").attr("href")).isEqualTo(address);
        assertThat(page.selectFirst(".card.lead maeari-counts").text()).isEqualTo("12 views · 3 likes · 1 comment");
        assertThat(Readers.faults(response)).isEmpty();
    }

    @Test
    void the_feed_and_the_map_name_the_article_at_its_public_address() throws Exception {
        // Given
        String address = Readers.article("Fed & <mapped>", 0, 0, 0, database);
        // When
        Element feed = xml("/feed.xml");
        Element map = xml("/sitemap.xml");
        // Then
        assertThat(feed.getAttribute("version")).isEqualTo("2.0");
        assertThat(feed.getTextContent()).contains("Fed & <mapped>").contains(address);
        assertThat(map.getTextContent()).contains(address);
        assertThat(given().get("/robots.txt").asString())
                .contains("/sitemap.xml")
                .contains("Disallow: /studio");
    }

    @Test
    void an_article_without_a_summary_is_told_of_by_its_first_words() throws Exception {
        // Given
        Desk author = Desk.author();
        String id = author.writes(Map.of("title", "Without a summary", "body", "# Part\n\nThe *first* words of it."))
                .extract()
                .path("id");
        author.publishes(id).statusCode(200);
        Desk.awaitShown(id);
        // When
        String feed = xml("/feed.xml").getTextContent();
        String older = Readers.opens("/?before=9000-01-01T00:00:00Z", "en").asString();
        // Then
        assertThat(feed).contains("The first words of it.");
        assertThat(older).contains("The first words of it.");
    }

    private static Element xml(String path) throws Exception {
        byte[] bytes = given().get(path).then().statusCode(200).extract().asByteArray();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }
}
