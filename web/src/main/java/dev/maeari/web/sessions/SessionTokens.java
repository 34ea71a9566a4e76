package dev.maeari.web.sessions;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.DefaultTokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.InstantSource;

/**
 * Reads the tokens from a session's cookie as Quarkus does, and refuses those of a session that has ended: before anything
 * else is done with them, so that they are not renewed either. They are good for nothing but to sign out once more, by which
 * the provider learns of it as well.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionTokens extends DefaultTokenStateManager {
    private final EndedSessions sessions;
    private final SessionNames names;
    private final InstantSource clock;

    SessionTokens(EndedSessions sessions, SessionNames names, InstantSource clock) {
        this.sessions = sessions;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig config,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return super.getTokens(request, config, cookie, context).invoke(tokens -> {
            Session session = names.of(OidcCommonUtils.decodeJwtContent(tokens.getIdToken()));
            if (!sessions.refuse(session, clock.instant())) {
                session.isOf(request);
            } else if (!signsOut(request, config)) {
                throw new AuthenticationFailedException("the session has ended");
            }
        });
    }

    private static boolean signsOut(RoutingContext request, OidcTenantConfig config) {
        return config.logout().path().filter(request.request().path()::equals).isPresent();
    }
}
