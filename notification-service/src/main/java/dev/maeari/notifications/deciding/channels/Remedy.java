package dev.maeari.notifications.deciding.channels;

import dev.maeari.notifications.DatabaseFailed;
import dev.maeari.notifications.EngagementAway;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.time.Duration;

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
        return switch (Trouble.of(failure)) {
            case PASSING -> new Again(pause(attempt, config));
            case LASTING ->
                attempt < config.attempts() ? new Again(pause(attempt, config)) : new Bury(failure.toString());
        };
    }

    /** Doubles with each attempt up to the longest. */
    private static Duration pause(int attempt, IntakeConfig config) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    /** The kinds of failure that are treated differently. */
    enum Trouble {
        /** Database or engagement service away: it ends some time, and the record is as good as before. */
        PASSING,
        /** The record itself, or a fault of ours: trying longer would only stop the partition. */
        LASTING;

        private static Trouble of(Throwable failure) {
            boolean passing = false;
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                switch (cause) {
                    case DatabaseFailed database
                    when database.byTheData() -> {
                        return LASTING;
                    }
                    case DatabaseFailed database -> passing = true;
                    case EngagementAway away -> passing = true;
                    case RollbackException rollback -> passing = true;
                    case SystemException system -> passing = true;
                    default -> {}
                }
            }
            return passing ? PASSING : LASTING;
        }
    }
}
