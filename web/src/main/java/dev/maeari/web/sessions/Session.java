package dev.maeari.web.sessions;

import dev.maeari.events.EndedSession;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The session that a request belongs to.
 *
 * @param name the same at every service; of a provider that names no sessions, of all sessions of the person
 * @param ofOne whether the name is this session's alone
 * @param issued when its ID token was issued, by the provider's clock, in whole seconds
 */
public record Session(String name, boolean ofOne, Instant issued) {
    /** Tokens say when they were issued in whole seconds: one of the same second may be of the next session. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The session that this request has brought, whether or not it is still good; empty if none, or none was asked for yet. */
    public static Optional<Session> of(RoutingContext request) {
        return Optional.ofNullable(request.get(Session.class.getName()));
    }

    void isOf(RoutingContext request) {
        request.put(Session.class.getName(), this);
    }

    /**
     * What is told when it ends. By a name of its own no token is good any more, whenever it was issued; else those that
     * were issued so far, so that its person can sign in again.
     */
    public EndedSession endedAt(Instant now) {
        if (ofOne) {
            return new EndedSession(name, Instant.MAX);
        }
        Instant before = now.minus(SECOND);
        return new EndedSession(name, issued.isAfter(before) ? issued : before);
    }

    /** Whether it has ended by that. */
    public boolean endedBy(EndedSession ended) {
        return name.equals(ended.name()) && !issued.isAfter(ended.issuedUntil());
    }
}
