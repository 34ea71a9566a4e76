package dev.maeari.engagement;

/** What a process of this service can take on; a small site has one that does all of it, a large one scales each. */
public enum Role {
    /** Takes views, likes and adjustments in, HTTP to Kafka. */
    INGEST,
    /** Counts the log, Kafka to PostgreSQL. */
    COUNTING,
    /** Answers reads, keeps comments, feeds the live streams. */
    API
}
