package dev.maeari.engagement.counting.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this process takes part in counting. What counts is not configured: that is the rule's (I3). */
@ConfigMapping(prefix = "maeari.counting")
interface CountingConfig {
    /** The name of the rows that belong to one run of the rule over the log. */
    @WithDefault("main")
    String pipeline();

    /** Records per transaction at most. */
    @WithDefault("20000")
    int poll();
}
