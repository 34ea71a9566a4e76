package dev.maeari.notifications.deciding.channels;

import dev.maeari.notifications.EngagementAway;
import dev.maeari.web.DatabaseTrouble;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** What is to be done about a record that could be read but not settled. A pure decision. */
sealed interface Remedy {
    /** The same record again after the pause. */
    record Again(Duration pause) implements Remedy {}

    /** It goes to the dead letters, from where it can be replayed. */
    record Bury(String cause) implements Remedy {}

    /**
     * What to do after a failed attempt.
     *
     * @param attempt from 1
     */
    static Remedy of(Throwable failure, int attempt, IntakeConfig config) {
        return attempt < config.attempts() || passes(failure)
                ? new Again(pause(attempt, config))
                : new Bury(failure.toString());
    }

    /** Doubles with each attempt up to the longest. */
    private static Duration pause(int attempt, IntakeConfig config) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    /**
     * Database or engagement service away: it ends some time, and the record is as good as before. What it is itself at
     * fault for, or we, would only stop the partition.
     */
    private static boolean passes(Throwable failure) {
        return DatabaseTrouble.cause(failure).isPresent()
                || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(EngagementAway.class::isInstance);
    }
}
