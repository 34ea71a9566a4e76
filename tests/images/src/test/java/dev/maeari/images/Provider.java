package dev.maeari.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.system.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in provider that containers reach. It takes whoever a form names for that person, and looks at the secrets of the
 * programs that ask: it may take several for a while, as providers do whose secrets can be changed without haste.
 */
final class Provider implements AutoCloseable {
    private static final Duration VALID = Duration.ofHours(2);
    /** Shorter than the time before its end at which a session is renewed: each request renews it. */
    private static final Duration VALID_IN_A_SESSION = Duration.ofSeconds(20);

    private final SigningKey key = new SigningKey();
    private final HttpServer http;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Set<String> secrets;

    /** What a code or a refresh token stands for. */
    private record Grant(String name, String nonce) {}

    /** What it says to a program. */
    private record Answer(int status, Map<String, Object> said) {}

    /** Opens a port at an address of this machine that containers see. */
    Provider(String address, String secret) throws IOException, GeneralSecurityException {
        secrets = Set.of(secret);
        http = HttpServer.create(new InetSocketAddress(address, 0), 0);
        http.createContext("/.well-known/openid-configuration", exchange -> say(exchange, configuration()));
        http.createContext("/keys", exchange -> say(exchange, Map.of("keys", List.of(key.published()))));
        http.createContext("/authorize", this::authorize);
        http.createContext("/token", this::give);
        http.start();
    }

    String issuer() {
        InetSocketAddress address = http.getAddress();
        return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Takes these secrets of its clients from now on, and no others. */
    void takes(String... several) {
        secrets = Set.of(several);
    }

    /** How often a client came with a secret that was not taken. */
    int refused() {
        return refused.get();
    }

    /** The bearer token of somebody with one role. */
    String token(String name, String role) {
        return key.signed(claims(name, role, VALID));
    }

    @Override
    public void close() {
        http.stop(0);
    }

    /** A form, and whoever it names is sent back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
            String name = Objects.requireNonNull(parameters(body(exchange)).get("username"));
            String code = granted(new Grant(name, Objects.requireNonNull(asked.get("nonce"))));
            String back = "%s?code=%s&state=%s"
                    .formatted(
                            asked.get("redirect_uri"),
                            code,
                            URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", back);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void give(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(body(exchange));
        Answer answer = secrets.contains(secret(exchange)) ? answer(asked) : refusal();
        say(exchange, answer.status, answer.said);
    }

    private Answer answer(Map<String, String> asked) {
        return switch (asked.getOrDefault("grant_type", "")) {
            case "client_credentials" ->
                new Answer(
                        200,
                        Map.of(
                                "access_token",
                                token("notification-service", "service"),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                VALID.toSeconds()));
            case "authorization_code" -> session(grants.remove(asked.getOrDefault("code", "")));
            case "refresh_token" -> session(grants.get(asked.getOrDefault("refresh_token", "")));
            default -> new Answer(400, Map.of("error", "unsupported_grant_type"));
        };
    }

    private Answer session(@Nullable Grant grant) {
        if (grant == null) {
            return new Answer(400, Map.of("error", "invalid_grant"));
        }
        // Whoever signs in is named by the role.
        Map<String, Object> claims = claims(grant.name, grant.name, VALID_IN_A_SESSION);
        String access = key.signed(claims);
        claims.put("nonce", grant.nonce);
        return new Answer(
                200,
                Map.of(
                        "access_token",
                        access,
                        "id_token",
                        key.signed(claims),
                        "refresh_token",
                        granted(grant),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        VALID_IN_A_SESSION.toSeconds()));
    }

    private Answer refusal() {
        refused.incrementAndGet();
        return new Answer(401, Map.of("error", "invalid_client"));
    }

    private String granted(Grant grant) {
        String code = UUID.randomUUID().toString();
        grants.put(code, grant);
        return code;
    }

    private Map<String, Object> claims(String name, String role, Duration valid) {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.ofEntries(
                Map.entry("iss", issuer()),
                Map.entry("aud", "maeari"),
                Map.entry("sub", "subject-of-" + name),
                Map.entry("upn", name),
                Map.entry("preferred_username", name),
                Map.entry("name", name),
                Map.entry("email", name + "@example.org"),
                Map.entry("locale", "ko"),
                Map.entry("groups", List.of(role)),
                Map.entry("iat", now),
                Map.entry("exp", now + valid.toSeconds())));
    }

    private Map<String, Object> configuration() {
        String issuer = issuer();
        return Map.of(
                "issuer", issuer,
                "jwks_uri", issuer + "/keys",
                "token_endpoint", issuer + "/token",
                "authorization_endpoint", issuer + "/authorize",
                "end_session_endpoint", issuer + "/end",
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    /** Of the client that asks, by HTTP's basic authentication. */
    private static String secret(HttpExchange exchange) {
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        if (login == null || !login.startsWith("Basic ")) {
            return "";
        }
        String said =
                new String(Base64.getDecoder().decode(login.substring("Basic ".length())), StandardCharsets.UTF_8);
        return URLDecoder.decode(said.substring(said.indexOf(':') + 1), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String form) {
        return Stream.of(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, same) -> one));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void say(HttpExchange exchange, Map<String, Object> said) throws IOException {
        say(exchange, 200, said);
    }

    private static void say(HttpExchange exchange, int status, Map<String, Object> said) throws IOException {
        byte[] body = Json.write(said).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
