package dev.maeari.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.system.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A sign-in provider that containers reach, for bearer tokens only. */
final class Provider implements AutoCloseable {
    private static final Duration VALID = Duration.ofHours(2);
    private static final String KEY = "trial";

    private final KeyPair keys;
    private final HttpServer http;

    /** Opens a port at an address of this machine that containers see. */
    Provider(String address) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        http = HttpServer.create(new InetSocketAddress(address, 0), 0);
        serve("/.well-known/openid-configuration", configuration());
        serve("/keys", Map.of("keys", List.of(key())));
        serve(
                "/token",
                Map.of(
                        "access_token",
                        token("notification-service", "service"),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        7200));
        http.start();
    }

    String issuer() {
        InetSocketAddress address = http.getAddress();
        return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    /** The bearer token of somebody with one role. */
    String token(String name, String role) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String head = encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY));
        String body = encoded(Map.ofEntries(
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
                Map.entry("exp", now + VALID.toSeconds())));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
        return head + "." + body + "." + base64(signature.sign());
    }

    @Override
    public void close() {
        http.stop(0);
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

    private Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY,
                "n",
                base64(unsigned(key.getModulus().toByteArray())),
                "e",
                base64(unsigned(key.getPublicExponent().toByteArray())));
    }

    private void serve(String path, Map<String, Object> answer) {
        byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        http.createContext(path, exchange -> answer(exchange, body));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String encoded(Map<String, Object> value) {
        return base64(Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
