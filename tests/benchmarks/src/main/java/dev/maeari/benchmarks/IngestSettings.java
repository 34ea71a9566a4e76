package dev.maeari.benchmarks;

import java.util.Map;

/** What the engagement-service's producer is set to, as far as speed depends on it. */
final class IngestSettings {
    static final Map<String, Object> OF_THE_PRODUCER = Map.of(
            "acks",
            "all",
            "enable.idempotence",
            "true",
            "compression.type",
            "lz4",
            "linger.ms",
            "2",
            "batch.size",
            Integer.toString(64 * 1024));

    /** Events that may wait for their acknowledgement at once. */
    static final int IN_FLIGHT = 10_000;

    private IngestSettings() {}
}
