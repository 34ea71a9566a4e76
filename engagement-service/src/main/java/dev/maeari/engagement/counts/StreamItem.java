package dev.maeari.engagement.counts;

/** What a stream sends. */
sealed interface StreamItem {

    /** Says that the stream is alive. */
    record Heartbeat() implements StreamItem {}

    /** The newest counts of an article. */
    record Changed(Counts counts) implements StreamItem {}
}
