package dev.maeari.engagement.comments;

import static io.restassured.RestAssured.given;

import dev.maeari.engagement.KnownArticle;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** Somebody at the service's door: by a token, by a guest's cookie, or unknown. */
record Someone(String header, String value) {
    private static final String API = "/api/engagement/";

    static Someone with(String token) {
        return new Someone("Authorization", "Bearer " + token);
    }

    static Someone unknown() {
        return new Someone("Accept-Language", "ko");
    }

    /** A browser that has been sent round for its cookie. */
    static Someone guest(KnownArticle article) {
        Response sentRound = unknown().posts(article, "cookie, please");
        return new Someone("Cookie", sentRound.header("Set-Cookie").split(";")[0]);
    }

    Response posts(KnownArticle article, String text) {
        return posts(article, Map.of("text", text), Map.of());
    }

    Response replies(KnownArticle article, String parentId, String text) {
        return posts(article, Map.of("text", text, "parentId", parentId), Map.of());
    }

    Response postsWithKey(KnownArticle article, String key, String text) {
        return posts(article, Map.of("text", text), Map.of("Idempotency-Key", key));
    }

    Response posts(KnownArticle article, Map<String, ?> body, Map<String, String> headers) {
        return request()
                .headers(headers)
                .contentType(ContentType.JSON)
                .body(body)
                .post(comments(article));
    }

    Response postsForm(KnownArticle article, Map<String, String> fields) {
        return request()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(new HashMap<>(fields))
                .post(comments(article) + "?lang=ko");
    }

    /** As a browser sends the form of a comment. */
    Response postsForm(String address, String decision) {
        return request()
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("decision", decision)
                .post(address);
    }

    Response deletes(String id) {
        return request().delete(API + "comments/" + id);
    }

    Response decides(String id, String decision) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("decision", decision))
                .post(API + "comments/" + id + "/decision");
    }

    Response lists(KnownArticle article) {
        return gets(comments(article));
    }

    Response gets(String path) {
        return request().get(path);
    }

    RequestSpecification request() {
        return given().redirects().follow(false).header(header, value);
    }

    static String comments(KnownArticle article) {
        return API + "articles/" + article.id() + "/comments";
    }
}
