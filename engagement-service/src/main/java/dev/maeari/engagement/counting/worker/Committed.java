package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.PartitionState;
import java.time.Duration;

/** What follows once a batch stands in the database: the rest of the process learns of it, if the site shows it. */
final class Committed {
    private final CountsPublisher publisher;
    private final ProgressBoard board;
    private final Measures measures;
    private final Standing standing;
    private final Causes causes;
    private final Runnable wakeOutbox;

    Committed(
            CountsPublisher publisher,
            ProgressBoard board,
            Measures measures,
            Standing standing,
            Causes causes,
            Runnable wakeOutbox) {
        this.publisher = publisher;
        this.board = board;
        this.measures = measures;
        this.standing = standing;
        this.causes = causes;
        this.wakeOutbox = wakeOutbox;
    }

    void tell(Batch batch, Outcome.Committed outcome, Duration took) {
        if (!standing.isShown()) {
            return;
        }
        for (Batch.Share share : batch.shares()) {
            PartitionState state = share.turn().state();
            board.note(state.partition().topic().name(), state.partition().number(), state.position());
        }
        // More than a poll at once comes only to who lags.
        publisher.catchesUp(batch.size() > ReadingAhead.MOST_OF_A_POLL);
        causes.counted(batch, outcome.rows());
        publisher.offer(outcome.rows());
        if (!batch.deadLetters().isEmpty()) {
            wakeOutbox.run();
        }
        measures.committed(batch, outcome.counted(), took);
    }
}
