package dev.maeari.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Plays the two processes that this service asks: the sign-in provider for a token, engagement-service for comments. */
public final class EngagementStandIn implements QuarkusTestResourceLifecycleManager {
    private static final String TOKEN = "token-of-the-notification-service";
    private static final Map<String, String> COMMENTS = new ConcurrentHashMap<>();
    private static volatile boolean away;

    private @Nullable HttpServer server;

    /** From now on the comment can be read; the subjects may be null. */
    public static void has(
            ArticleId article,
            CommentId comment,
            String name,
            String text,
            @Nullable String authorSubject,
            @Nullable String parentAuthorSubject) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("id", comment.toString());
        answer.put("articleId", article.toString());
        answer.put("name", name);
        answer.put("text", text);
        answer.put("visible", true);
        answer.put("authorSubject", authorSubject);
        answer.put("parentAuthorSubject", parentAuthorSubject);
        try {
            COMMENTS.put(comment.toString(), JsonMapper.builder().build().writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it can't. */
    public static void hasNoMore(CommentId comment) {
        COMMENTS.remove(comment.toString());
    }

    /** Whether every question is answered 503. */
    public static void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
        server.createContext("/api/engagement/comments/", EngagementStandIn::comment);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "maeari.engagement.url", url,
                "quarkus.oidc-client.auth-server-url", url,
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.token-path", "/token",
                "quarkus.oidc-client.credentials.secret", "secret-of-the-service-in-tests-0123456789");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void comment(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        String body = COMMENTS.get(id);
        if (away) {
            answer(exchange, 503, "{}");
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else if (body == null) {
            answer(exchange, 404, "{}");
        } else {
            answer(exchange, 200, body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
