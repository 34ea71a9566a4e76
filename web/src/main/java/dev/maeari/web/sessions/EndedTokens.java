package dev.maeari.web.sessions;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses the token of an ended session that comes as a bearer's, without its cookie: the provider's page was told it in the
 * address when its person signed out. Only one that names its session: programs of the same person go on.
 */
@Singleton
class EndedTokens implements SecurityIdentityAugmentor {
    private final EndedSessions sessions;
    private final SessionNames names;

    EndedTokens(EndedSessions sessions, SessionNames names) {
        this.sessions = sessions;
        this.names = names;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean ofCookie = identity.getCredential(IdTokenCredential.class) != null;
        return !ofCookie && identity.getPrincipal() instanceof JsonWebToken token && hasEnded(token)
                ? Uni.createFrom().failure(new AuthenticationFailedException("the session of the token has ended"))
                : Uni.createFrom().item(identity);
    }

    private boolean hasEnded(JsonWebToken token) {
        return names.areGiven() && token.containsClaim("sid") && sessions.contain(names.of(token));
    }
}
