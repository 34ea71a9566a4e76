package dev.maeari.engagement;

import dev.maeari.events.Position;
import java.util.concurrent.CompletionStage;

/**
 * How far the log is counted, by whichever instance: what a reader needs who wants to see the effect of their own write
 * (I7). Once a position is passed, the database shows it.
 */
public interface Progress {

    /** Whether the record at this position is known to be counted; false may only mean that nobody has asked yet. */
    boolean passed(Position position);

    /**
     * Completes once the record at this position is counted. Fails with a {@link java.util.concurrent.TimeoutException}
     * after some seconds, and at once with a {@link java.util.concurrent.RejectedExecutionException} when too many wait
     * already; who is less patient completes, times out or cancels the stage itself.
     */
    CompletionStage<Void> await(Position position);
}
