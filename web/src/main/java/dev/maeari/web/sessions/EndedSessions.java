package dev.maeari.web.sessions;

import dev.maeari.events.EndedSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Which sessions have ended, of those whose tokens may not be out of date yet. */
@Singleton
public class EndedSessions {
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final ConcurrentMap<String, Told> byName = new ConcurrentHashMap<>();
    private final BroadcastProcessor<EndedSession> told = BroadcastProcessor.create();
    /** By who adds alone. */
    private Instant swept = Instant.MIN;

    private record Told(EndedSession ended, Instant at) {
        /** Of the same name: a person may end one session after the other. */
        private static Told later(Told one, Told other) {
            return other.ended.issuedUntil().isBefore(one.ended.issuedUntil()) ? one : other;
        }
    }

    /** One more, told at that time. For one thread. */
    void add(EndedSession ended, Instant at) {
        byName.merge(ended.name(), new Told(ended, at), Told::later);
        told.onNext(ended);
        if (swept.isBefore(at.minus(BETWEEN_SWEEPS))) {
            swept = at;
            byName.values().removeIf(one -> one.at.isBefore(at.minus(EndedSession.KEPT)));
        }
    }

    /** Whether nobody is let in by it: it has ended, or is older than what is told of here. */
    boolean refuse(Session session, Instant now) {
        return contain(session) || session.issued().isBefore(now.minus(EndedSession.KEPT));
    }

    boolean contain(Session session) {
        return Stream.ofNullable(session.own()).anyMatch(name -> isEnded(session, name))
                || isEnded(session, session.ofPerson());
    }

    private boolean isEnded(Session session, String name) {
        Told one = byName.get(name);
        return one != null && session.endedBy(one.ended);
    }

    /** How many are known. */
    int size() {
        return byName.size();
    }

    /** Says so once the session has ended, and goes on. */
    public Multi<Boolean> endOf(Session session) {
        Multi<Boolean> later = told.onOverflow().drop().filter(session::endedBy).map(ended -> Boolean.TRUE);
        // Asked after listening, so that nothing is missed in between.
        Multi<Boolean> already = Multi.createFrom()
                .deferred(() -> contain(session)
                        ? Multi.createFrom().item(Boolean.TRUE)
                        : Multi.createFrom().empty());
        return Multi.createBy().merging().streams(later, already);
    }
}
