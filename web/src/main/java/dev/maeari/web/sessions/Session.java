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
    /** A second until all have heard of it, in which a copy may be renewed, and one by which clocks may differ. */
    private static final Duration RENEWED_MEANWHILE = Duration.ofSeconds(2);

    /** That which this request has brought and which is still good; empty if none, or none was asked for yet. */
    public static Optional<Session> of(RoutingContext request) {
        return Optional.ofNullable(request.get(Session.class.getName()));
    }

    void isOf(RoutingContext request) {
        request.put(Session.class.getName(), this);
    }

    /**
     * What is told when it ends: no token that was issued so far is good any more. Later ones are: the provider may let its
     * person in again by the same name.
     */
    public EndedSession endedAt(Instant now) {
        if (own != null) {
            return new EndedSession(own, later(issued, now).plus(RENEWED_MEANWHILE));
        }
        // It is the name of the next session as well, which may begin within this second.
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
