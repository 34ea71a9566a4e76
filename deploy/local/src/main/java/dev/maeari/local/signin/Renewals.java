package dev.maeari.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens that are good. The library takes any that it does not know, such as one of an earlier run, and makes
 * tokens of a client for it; a real provider refuses it, and so does this.
 */
final class Renewals {
    private static final String REFRESH = "refresh_token";

    private final boolean once;
    /** By refresh token, whose it is. */
    private final Map<String, String> good = new HashMap<>();

    Renewals(boolean once) {
        this.once = once;
    }

    /** Answers a request for tokens; one at a time, since the library's own memory is made for one thread. */
    synchronized OAuth2HttpResponse answer(OAuth2HttpRequest request, ProviderServer.Answering provider) {
        String held = request.getFormParameters().get(REFRESH);
        boolean renewal = isRenewal(request);
        if (renewal && (held == null || !good.containsKey(held))) {
            return refused();
        }
        OAuth2HttpResponse response = provider.answer(request);
        if (response.getStatus() == 200) {
            if (renewal && once) {
                good.remove(held);
            }
            keep(response.getBody());
        }
        return response;
    }

    static boolean isRenewal(OAuth2HttpRequest request) {
        return REFRESH.equals(request.getFormParameters().get("grant_type"));
    }

    /** Ends one session. */
    synchronized void revoke(@Nullable String token) {
        good.remove(token);
    }

    /** Somebody has signed out: none of their sessions goes on. */
    synchronized void end(@Nullable String idToken) {
        if (idToken != null && idToken.contains(".")) {
            String subject = subject(idToken);
            good.values().removeIf(subject::equals);
        }
    }

    private void keep(@Nullable String body) {
        JsonNode tokens = read(body == null ? "" : body);
        if (tokens.hasNonNull(REFRESH)) {
            good.put(
                    tokens.get(REFRESH).asText(),
                    subject(tokens.path("id_token").asText()));
        }
    }

    private static String subject(String token) {
        String claims = token.split("\\.", -1)[1];
        return read(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .path("sub")
                .asText();
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static OAuth2HttpResponse refused() {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "application/json"),
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"this refresh token is not good any more\"}",
                null);
    }
}
