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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the tokens from a session's cookie as Quarkus does, and refuses those of a session that has ended: before anything
 * else is done with them, so that they are not renewed either.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionTokens extends DefaultTokenStateManager {
    private final EndedSessions sessions;
    private final SessionNames names;

    SessionTokens(
            EndedSessions sessions,
            @ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") Optional<String> secret) {
        this.sessions = sessions;
        // Who takes bearer tokens alone has none, and never comes here.
        this.names = new SessionNames(secret.orElseThrow());
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig config,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return super.getTokens(request, config, cookie, context).invoke(tokens -> {
            Session session = names.of(OidcCommonUtils.decodeJwtContent(tokens.getIdToken()));
            session.isOf(request);
            if (sessions.contain(session)) {
                throw new AuthenticationFailedException("the session has ended");
            }
        });
    }
}
