package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** A browser with cookies and a session, as people have it; it runs no scripts. */
public final class Visitor {
    private final URI site;
    private final HttpClient browser;

    /** Somebody without any cookie. */
    public Visitor(URI site) {
        this(site, Http.browser());
    }

    Visitor(URI site, HttpClient browser) {
        this.site = site;
        this.browser = browser;
    }

    /** Signs in at the provider's page. */
    public Visitor signsIn(String person) {
        HttpResponse<String> home = saysWho(open("/sign-in?to=/"), person);
        if (home.statusCode() != 200 || !isHere(home)) {
            throw new AssertionError("%d at %s instead of home".formatted(home.statusCode(), home.uri()));
        }
        return this;
    }

    /** Fills in the provider's page and follows where that leads. */
    public HttpResponse<String> saysWho(HttpResponse<?> form, String person) {
        return send(HttpRequest.newBuilder(form.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("username=" + person)));
    }

    /** Somebody else with the same cookies, as they are now. */
    Visitor copy() {
        CookieManager mine = (CookieManager) browser.cookieHandler().orElseThrow();
        CookieManager theirs = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        mine.getCookieStore()
                .getCookies()
                .forEach(cookie -> theirs.getCookieStore().add(site, (HttpCookie) cookie.clone()));
        return new Visitor(site, Http.browser(theirs));
    }

    /** Opens a stream. */
    HttpResponse<InputStream> streams(String path) {
        return send(
                HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/event-stream"),
                BodyHandlers.ofInputStream());
    }

    /** Opens a page and follows where it leads. */
    public HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html"));
    }

    /** Whether the site itself answered. */
    public boolean isHere(HttpResponse<?> page) {
        return page.uri().getAuthority().equals(site.getAuthority());
    }

    /** Asks an API, as scripts do. */
    public Answer asks(String path) {
        return Http.send(browser, HttpRequest.newBuilder(site.resolve(path)).header("Accept", "application/json"));
    }

    /** Sends JSON to an API. */
    public Answer posts(String path, String json) {
        return Http.send(
                browser,
                HttpRequest.newBuilder(site.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** When the token of the session expires. */
    Instant expiry() {
        Answer answer = asks("/api/session");
        if (answer.status() != 200) {
            throw new AssertionError("%d: %s".formatted(answer.status(), answer.body()));
        }
        JsonNode session = Json.read(answer.body());
        return Instant.parse(session.get("expiresAt").asText());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return browser.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
