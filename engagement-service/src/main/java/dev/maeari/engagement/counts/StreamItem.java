package dev.maeari.engagement.counts;

import java.time.Duration;

/** What a stream sends. */
sealed interface StreamItem {

    /** Says that the stream is alive. */
    record Heartbeat() implements StreamItem {}

    /**
     * The last thing before a stream is ended from this side.
     *
     * @param comeBackAfter how long the browser should wait before it connects again; another for each stream
     */
    record Farewell(Duration comeBackAfter) implements StreamItem {}

    /** The newest counts of an article. */
    record Changed(Counts counts) implements StreamItem {}
}
