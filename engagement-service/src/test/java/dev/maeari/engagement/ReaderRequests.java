package dev.maeari.engagement;

import static io.restassured.RestAssured.given;

import dev.maeari.events.ArticleId;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** What readers send, each from an address of their own. */
public final class ReaderRequests {
    /** The guest's cookie. */
    public static final String COOKIE = "maeari_guest";

    private ReaderRequests() {}

    /** A browser on the site's own page, which follows no redirect by itself. */
    public static RequestSpecification browser() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    /** Looks at an article with that browser; the place on the log. */
    public static String view(ArticleId article, String userAgent) {
        return view(article, browser().header("User-Agent", userAgent));
    }

    /** The same with what it sends besides. */
    public static String view(ArticleId article, RequestSpecification browser) {
        return browser.contentType(ContentType.JSON)
                .body("{\"articleId\":\"" + article + "\"}")
                .post("/api/engagement/views")
                .then()
                .statusCode(202)
                .extract()
                .header("Maeari-Position");
    }

    /** The cookie of a new guest. */
    public static String guest(ArticleId article) {
        return browser().put(like(article)).cookie(COOKIE);
    }

    /** Likes an article as that guest; the place on the log. */
    public static String like(ArticleId article, String guest) {
        return browser()
                .cookie(COOKIE, guest)
                .put(like(article))
                .then()
                .statusCode(202)
                .extract()
                .header("Maeari-Position");
    }

    /** The address of a like. */
    public static String like(ArticleId article) {
        return "/api/engagement/articles/" + article + "/like";
    }
}
