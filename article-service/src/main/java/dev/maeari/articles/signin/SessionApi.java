package dev.maeari.articles.signin;

import dev.maeari.articles.Edge;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The session of who asks, renewed if that is due. A page asks here first, alone among its tabs, and only then everything
 * else: so one request renews the session, and all others find it renewed. Providers that take a refresh token once only
 * need that.
 */
@Path("/api/session")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class SessionApi {
    private final SecurityIdentity identity;
    private final Edge edge;
    private final Hint hint;
    private final Duration early;

    SessionApi(
            SecurityIdentity identity,
            Edge edge,
            Hint hint,
            @ConfigProperty(name = "quarkus.oidc.token.refresh-token-time-skew") Duration early) {
        this.identity = identity;
        this.edge = edge;
        this.hint = hint;
        this.early = early;
    }

    /**
     * How long the session lasts.
     *
     * @param expiresAt when its token expires; it can be renewed before and after
     * @param renewIn seconds until any request would renew it, at least 0
     */
    record Session(Instant expiresAt, long renewIn) {}

    @GET
    public Response session() {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        Instant expiresAt = Instant.ofEpochSecond(token.getExpirationTime());
        long renewIn = Duration.between(edge.now(), expiresAt.minus(early)).toSeconds();
        return Response.ok(new Session(expiresAt, Math.max(0, renewIn)))
                .cookie(hint.signedIn())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
