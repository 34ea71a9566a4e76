package dev.maeari.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is carried to Kafka. */
@ConfigMapping(prefix = "maeari.outbox")
interface OutboxConfig {
    /** Whether this process takes part in relaying; one at a time does, the others stand by. */
    @WithDefault("true")
    boolean relay();

    /** The longest time a row waits that another process wrote; rows of this process wake the relay at once. */
    @WithDefault("500ms")
    Duration poll();

    /** Rows per round. */
    @WithDefault("500")
    int batch();
}
