package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser of their own: a reader at an address, signed in or not. */
public final class Person {
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final URI site;
    private final String address;
    private final @Nullable String token;
    private final HttpClient browser;
    private final String userAgent;

    private Person(URI site, String address, @Nullable String token, HttpClient browser, String userAgent) {
        this.site = site;
        this.address = address;
        this.token = token;
        this.browser = browser;
        this.userAgent = userAgent;
    }

    /** A guest at the given address. */
    public static Person guest(URI site, String address) {
        return guest(site, address, Http.browser());
    }

    /** Likewise, at a browser that was somebody else's before. */
    static Person guest(URI site, String address, HttpClient browser) {
        return new Person(site, address, null, browser, FIREFOX);
    }

    /** Not a person at all, and says so. */
    public static Person robot(URI site, String address) {
        return new Person(site, address, null, Http.browser(), GOOGLEBOT);
    }

    /** Somebody who has signed in. */
    public static Person signedIn(Maeari maeari, String name) {
        return bearing(maeari.url(), maeari.token(name));
    }

    /** Whoever that token is of. */
    public static Person bearing(URI site, String token) {
        return new Person(site, "198.51.100.7", token, Http.browser(), FIREFOX);
    }

    /** The same browser at another address. */
    public Person at(String newAddress) {
        return new Person(site, newAddress, token, browser, userAgent);
    }

    /** Writes and publishes an article; answers its whole object. */
    public JsonNode publishes(String title) {
        JsonNode article = ok(201, drafts(title));
        ok(200, publishesDraft(article.get("id").asText()));
        return article;
    }

    /** Writes an article that only its author sees. */
    public Answer drafts(String title) {
        Map<String, Object> draft = Map.of(
                "title",
                title,
                "body",
                "# " + title + "\n\n본문입니다.",
                "category",
                "시험",
                "tags",
                List.of("시험"),
                "summary",
                "요약",
                "language",
                "ko");
        return send("POST", "/api/articles", Json.write(draft));
    }

    /** Lets everybody read it. */
    public Answer publishesDraft(String articleId) {
        return posts("/api/articles/" + articleId + "/publish");
    }

    /** Takes an article back. */
    public Answer unpublishes(String articleId) {
        return posts("/api/articles/" + articleId + "/unpublish");
    }

    /** Deletes an article for ever. */
    public Answer deletesArticle(String articleId) {
        return send("DELETE", "/api/articles/" + articleId, "");
    }

    /** Opens the article, as the page reports it. */
    public Answer views(String articleId) {
        return send("POST", "/api/engagement/views", Json.write(Map.of("articleId", articleId)));
    }

    /** Likes the article. */
    public Answer likes(String articleId) {
        return send("PUT", "/api/engagement/articles/" + articleId + "/like", "");
    }

    /** Takes the like back. */
    public Answer unlikes(String articleId) {
        return send("DELETE", "/api/engagement/articles/" + articleId + "/like", "");
    }

    /** Comments once. */
    public Answer comments(String articleId, String text) {
        return sendComment(articleId, text, UUID.randomUUID().toString());
    }

    Answer replies(String articleId, String parentId, String text) {
        return sendReply(articleId, parentId, text, UUID.randomUUID().toString());
    }

    /** Comments under a key by which the same comment is known when it is sent again. */
    public Answer sendComment(String articleId, String text, String idempotencyKey) {
        return comment(articleId, Map.of("text", text), idempotencyKey);
    }

    /** Answers a comment, likewise. */
    public Answer sendReply(String articleId, String parentId, String text, String idempotencyKey) {
        return comment(articleId, Map.of("text", text, "parentId", parentId), idempotencyKey);
    }

    /** Deletes a comment. */
    public Answer deletesComment(String commentId) {
        return send("DELETE", "/api/engagement/comments/" + commentId, "");
    }

    private Answer comment(String articleId, Map<String, String> written, String idempotencyKey) {
        return Http.send(
                browser,
                request("/api/engagement/articles/" + articleId + "/comments")
                        .header("Idempotency-Key", idempotencyKey)
                        .method("POST", BodyPublishers.ofString(Json.write(written))));
    }

    /**
     * Brings a number along from elsewhere.
     *
     * @param event the same for one that is sent again
     */
    public Answer carriesOver(UUID event, String articleId, String counter, long amount) {
        Map<String, Object> adjusted = Map.of(
                "specversion",
                "1.0",
                "id",
                event.toString(),
                "source",
                "/maeari",
                "type",
                "dev.maeari.CountAdjusted",
                "data",
                Map.of("articleId", articleId, "counter", counter, "source", "carried-over", "amount", amount));
        return Http.send(
                browser,
                request("/api/engagement/events")
                        .setHeader("Content-Type", "application/cloudevents-batch+json")
                        .method("POST", BodyPublishers.ofString(Json.write(List.of(adjusted)))));
    }

    /** Posts nothing but the address. */
    public Answer posts(String path) {
        return send("POST", path, "");
    }

    /** Asks for a page or an API. */
    public Answer reads(String path) {
        return Http.send(browser, request(path).GET());
    }

    /** What an article's numbers are shown to be. */
    public JsonNode counts(String articleId) {
        return ok(200, reads("/api/engagement/articles/" + articleId + "/counts"));
    }

    /** Has every number proved from the log, which operators may; answers the report. */
    public JsonNode recounts() {
        String place = "/api/engagement/recounts/"
                + ok(202, send("POST", "/api/engagement/recounts", "{}"))
                        .get("id")
                        .asText();
        JsonNode recount = Awaitility.await("the recount")
                .atMost(Duration.ofMinutes(3))
                .until(
                        () -> ok(200, reads(place)),
                        one -> !one.get("state").asText().matches("waiting|running"));
        JsonNode report = recount.path("report");
        if (!recount.get("state").asText().equals("done")
                || !report.path("unproved").isEmpty()) {
            throw new AssertionError("no proof: " + recount);
        }
        return report;
    }

    JsonNode notices() {
        return ok(200, reads("/api/notifications")).get("items");
    }

    private Answer send(String method, String path, String body) {
        return Http.send(browser, request(path).method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .header("X-Forwarded-For", address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static JsonNode ok(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("%d instead of %d: %s".formatted(answer.status(), status, answer.body()));
        }
        return Json.read(answer.body());
    }
}
