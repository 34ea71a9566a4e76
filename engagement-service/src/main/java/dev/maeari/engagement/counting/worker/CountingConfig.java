package dev.maeari.engagement.counting.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How this process takes part in counting. What counts is not configured: that is the rule's (I3). */
@ConfigMapping(prefix = "maeari.counting")
interface CountingConfig {
    /** The rule by which an empty database begins to count, as JSON; without it the built-in one. */
    Optional<String> rule();

    /** Records per transaction at most. */
    @WithDefault("40000")
    int poll();
}
