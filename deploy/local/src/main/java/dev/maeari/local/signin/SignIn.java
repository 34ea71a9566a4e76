package dev.maeari.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.Json;
import dev.maeari.local.Languages;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

/**
 * An OpenID Connect provider on a port of its own. Passwords and client secrets are not checked: whoever reaches it on this
 * machine may be anybody.
 */
public final class SignIn implements AutoCloseable {
    static final String ISSUER = "maeari";
    private static final String AUTHORIZE = "/" + ISSUER + "/authorize";
    private static final String TOKEN = "/" + ISSUER + "/token";
    private static final String REVOKE = "/" + ISSUER + "/revoke";
    private static final String END = "/" + ISSUER + "/endsession";

    /** Of tokens for programs and services, which nobody renews. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final OAuth2TokenProvider tokens = new OAuth2TokenProvider();
    private final OAuth2HttpRequestHandler people;
    private final OAuth2HttpRequestHandler programs;
    private final Renewals renewals;
    private final ProviderServer server;

    private SignIn(int port, SessionRules rules) throws IOException {
        people = provider(rules.token(), rules.once());
        programs = provider(HALF_A_DAY, false);
        renewals = new Renewals(rules.once());
        server = ProviderServer.start(port, this::answer);
    }

    /** Starts it on 127.0.0.1. */
    public static SignIn start(int port, SessionRules rules) throws IOException {
        return new SignIn(port, rules);
    }

    private OAuth2HttpRequestHandler provider(Duration valid, boolean once) {
        return new OAuth2HttpRequestHandler(
                new OAuth2Config(true, null, null, once, tokens, Set.of(new Claims(valid))));
    }

    /** The name under which its tokens are issued, and where clients find it. */
    public static String issuer(int port) {
        return "http://localhost:" + port + "/" + ISSUER;
    }

    /** That of this one. */
    public String issuer() {
        return issuer(server.port());
    }

    @Override
    public void close() {
        server.close();
    }

    private OAuth2HttpResponse answer(OAuth2HttpRequest request) {
        return switch (request.getUrl().encodedPath()) {
            case AUTHORIZE ->
                request.getMethod().equals("GET")
                        ? page(SignInPage.of(request.getHeaders().get("Accept-Language")))
                        : ask(people, withClaims(request));
            case TOKEN ->
                isSession(request) ? renewals.answer(request, asked -> ask(people, asked)) : ask(programs, request);
            case REVOKE -> {
                renewals.revoke(request.getFormParameters().get("token"));
                yield ask(people, request);
            }
            case END -> {
                renewals.end(request.getUrl().queryParameter("id_token_hint"));
                yield ask(people, request);
            }
            default -> ask(people, request);
        };
    }

    private static boolean isSession(OAuth2HttpRequest request) {
        return Renewals.isRenewal(request)
                || "authorization_code".equals(request.getFormParameters().get("grant_type"));
    }

    private static OAuth2HttpResponse ask(OAuth2HttpRequestHandler provider, OAuth2HttpRequest request) {
        return provider.getAuthorizationServer().invoke(request);
    }

    /** The form names a person only; what the person's token holds is decided here. */
    private static OAuth2HttpRequest withClaims(OAuth2HttpRequest request) {
        String username = request.getFormParameters().get("username");
        String language =
                Languages.of(request.getHeaders().get("Accept-Language")).getLanguage();
        LocalPerson person = LocalPerson.of(username == null || username.isBlank() ? "reader" : username, language);
        try {
            String body = "username=" + encode(person.subject()) + "&claims="
                    + encode(Json.MAPPER.writeValueAsString(withSession(person.claims())));
            return new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain values", e);
        }
    }

    /** A session has a name, which its renewed tokens carry on. */
    private static Map<String, Object> withSession(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sid", UUID.randomUUID().toString());
        return all;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static OAuth2HttpResponse page(String html) {
        Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, 200, html, null);
    }
}
