package dev.maeari.web.sessions;

import dev.maeari.events.EndedSession;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session that a token belongs to.
 *
 * @param own its name, the same at every service; null where the provider gives none
 * @param ofPerson the name of all sessions of the person
 * @param issued when the token was issued, by the provider's clock, in whole seconds
 */
public record Session(@Nullable String own, String ofPerson, Instant issued) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** That which this request has brought, whether or not it is still good; empty if none, or none was asked for yet. */
    public static Optional<Session> of(RoutingContext request) {
        return Optional.ofNullable(request.get(Session.class.getName()));
    }

    void isOf(RoutingContext request) {
        request.put(Session.class.getName(), this);
    }

    /**
     * What is told when it ends: no token that was issued so far is good any more. Later ones are: the provider may have
     * another opinion of where a session ends, and lets its person in again by the same name.
     */
    public EndedSession endedAt(Instant now) {
        if (own != null) {
            return new EndedSession(own, later(issued, now));
        }
        // Whole seconds: one of this second may be of the next session.
        return new EndedSession(ofPerson, later(issued, now.minus(SECOND)));
    }

    /** Whether it has ended by that. */
    public boolean endedBy(EndedSession ended) {
        return (ended.name().equals(own) || ended.name().equals(ofPerson)) && !issued.isAfter(ended.issuedUntil());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
