package dev.maeari.system;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Plain HTTP. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final HttpClient PLAIN = browser();

    private Http() {}

    /** What came back; status 0 if nothing did, which is what a kill looks like from outside. */
    public record Answer(int status, String body, HttpHeaders headers) {
        /** Nothing came back. */
        public static final Answer NONE = new Answer(0, "", HttpHeaders.of(java.util.Map.of(), (name, value) -> true));

        /** Whether somebody is turned away for now, and told when to try again. */
        boolean saysWhenToComeBack() {
            return status == 503 && headers.firstValue("Retry-After").isPresent();
        }
    }

    /** A client that keeps cookies and follows redirects, as browsers do. */
    public static HttpClient browser() {
        return browser(new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    static HttpClient browser(CookieHandler cookies) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(cookies)
                .connectTimeout(LIMIT)
                .executor(THREADS)
                .build();
    }

    /** Without cookies or a person. */
    public static Answer get(URI uri) {
        return send(PLAIN, HttpRequest.newBuilder(uri));
    }

    /** Sends it and waits for the answer, {@link Answer#NONE} if none comes in time. */
    public static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What a reader sees of a page. */
    static String visibleText(String html) {
        return Pattern.compile("<[^>]+>").matcher(html).replaceAll(" ").replaceAll("\\s+", " ");
    }
}
