package dev.maeari.engagement.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/** How events are taken in. */
@ConfigMapping(prefix = "maeari.ingest")
interface IngestConfig {
    /** Events that may wait for the broker's acknowledgement at once; beyond, the answer is 503. */
    @WithDefault("10000")
    @Positive
    int inFlight();
}
