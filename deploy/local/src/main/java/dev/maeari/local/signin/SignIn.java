package dev.maeari.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.Json;
import dev.maeari.local.Languages;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
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

    private final OAuth2HttpRequestHandler provider = new OAuth2HttpRequestHandler(
            new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), Set.of(new Claims())));
    private final ProviderServer server;

    private SignIn(int port) throws IOException {
        server = ProviderServer.start(port, this::answer);
    }

    /** Starts it on 127.0.0.1. */
    public static SignIn start(int port) throws IOException {
        return new SignIn(port);
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
        boolean authorize = request.getUrl().encodedPath().equals(AUTHORIZE);
        if (authorize && request.getMethod().equals("GET")) {
            return page(SignInPage.of(request.getHeaders().get("Accept-Language")));
        }
        return provider.getAuthorizationServer().invoke(authorize ? withClaims(request) : request);
    }

    /** The form names a person only; what the person's token holds is decided here. */
    private static OAuth2HttpRequest withClaims(OAuth2HttpRequest request) {
        String username = request.getFormParameters().get("username");
        String language =
                Languages.of(request.getHeaders().get("Accept-Language")).getLanguage();
        LocalPerson person = LocalPerson.of(username == null || username.isBlank() ? "reader" : username, language);
        try {
            String body = "username=" + encode(person.subject()) + "&claims="
                    + encode(Json.MAPPER.writeValueAsString(person.claims()));
            return new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain values", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static OAuth2HttpResponse page(String html) {
        Headers headers = Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, 200, html, null);
    }
}
