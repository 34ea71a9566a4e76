package dev.maeari.articles;

import static io.restassured.RestAssured.given;

import dev.maeari.testing.People;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Somebody who works with articles over HTTP. */
public record Desk(String token) {
    /** Generous: these machines are busy. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Desk author() {
        return new Desk(People.author());
    }

    public static Desk another() {
        return new Desk(People.token("another", java.util.Set.of("author"), "en"));
    }

    public static Desk operator() {
        return new Desk(People.operator());
    }

    public static Desk reader() {
        return new Desk(People.reader());
    }

    public RequestSpecification asks() {
        return given().auth().oauth2(token).urlEncodingEnabled(true);
    }

    public static RequestSpecification anybody() {
        return given();
    }

    public ValidatableResponse writes(Map<String, ?> article) {
        return asks().contentType(ContentType.JSON)
                .body(article)
                .post("/api/articles")
                .then();
    }

    /** The id of a new draft. */
    public String drafts(String title) {
        return writes(Map.of("title", title, "body", "# 제목\n\n본문"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public ValidatableResponse rewrites(String id, String ifMatch, Map<String, ?> article) {
        return asks().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(article)
                .put("/api/articles/" + id)
                .then();
    }

    public ValidatableResponse publishes(String id) {
        return asks().post("/api/articles/" + id + "/publish").then();
    }

    public ValidatableResponse unpublishes(String id) {
        return asks().post("/api/articles/" + id + "/unpublish").then();
    }

    public ValidatableResponse deletes(String id) {
        return asks().delete("/api/articles/" + id).then();
    }

    public ValidatableResponse reads(String id) {
        return asks().get("/api/articles/" + id).then();
    }

    /** The id of an article that readers can read. */
    public String publishesAndWaits(String title) {
        String id = drafts(title);
        publishes(id).statusCode(200);
        awaitShown(id);
        return id;
    }

    public static void awaitShown(String id) {
        Awaitility.await()
                .atMost(PATIENCE.multipliedBy(3))
                .untilAsserted(() -> anybody().get("/api/articles/" + id).then().statusCode(200));
    }
}
