package dev.maeari.engagement.ingest;

import dev.maeari.engagement.PositiveNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How events are taken in. */
@ConfigMapping(prefix = "maeari.ingest")
interface IngestConfig {
    /** Events that may wait for the broker's acknowledgement at once; beyond, the answer is 503. */
    @WithDefault("10000")
    @WithConverter(PositiveNumber.class)
    int inFlight();
}
