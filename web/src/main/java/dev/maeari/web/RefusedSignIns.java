package dev.maeari.web;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Answers whose token or session is not accepted. A session ends when its ID token has expired and the provider gives no
 * other for its refresh token; its cookie is taken back, and then
 *
 * <pre>
 * a program is told      → 499, or 401 for a bearer token, with a problem
 * who looks at a page    → comes again, as somebody who has not signed in
 * </pre>
 *
 * Whether that page then asks to sign in is the page's own business.
 */
class RefusedSignIns {
    /** What OpenID Connect for Quarkus answers to scripts; no proxy and no browser makes more of it than a refusal. */
    private static final int SESSION_ENDED = 499;

    private static final String SESSION_COOKIE = "q_session";

    @ServerExceptionMapper
    Uni<Response> refused(AuthenticationFailedException e, RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            Refusals.note("not with this token", request);
            return Uni.createFrom().item(tokenRefused());
        }
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        // The challenge is what takes the cookie back.
        return authenticator
                .getChallenge(request)
                .onItemOrFailure()
                .transform((challenge, failure) -> ended(request, challenge));
    }

    /** A session that can't be read at all; its cookie is taken back already. */
    @ServerExceptionMapper
    Response unreadable(AuthenticationCompletionException e, RoutingContext request) {
        return ended(request, null);
    }

    static Problem tokenProblem() {
        return Problem.of(401, "token-refused", "The bearer token is not accepted; get a new one.");
    }

    private static Response tokenRefused() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .type(Problem.MEDIA_TYPE)
                .entity(tokenProblem())
                .build();
    }

    private static Response ended(RoutingContext request, @Nullable ChallengeData challenge) {
        if (isPage(request.request()) && hasSession(request.request())) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, AskedAddress.of(request))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        Response.ResponseBuilder response = Response.status(SESSION_ENDED)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(SESSION_ENDED, "session-ended", "The session has ended; sign in again."))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (challenge != null) {
            challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        }
        return response.build();
    }

    private static boolean isPage(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) && Problem.isForPeople(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean hasSession(HttpServerRequest request) {
        return request.cookies().stream().map(Cookie::getName).anyMatch(name -> name.startsWith(SESSION_COOKIE));
    }
}
