package dev.maeari.notifications.deciding.channels;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the channels are with a record. */
@ConfigMapping(prefix = "maeari.notifications.intake")
interface IntakeConfig {
    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("200ms")
    Duration firstPause();

    /** The longest pause. */
    @WithDefault("30s")
    Duration longestPause();

    /** How often a record is tried that fails for a reason of its own. */
    @WithDefault("5")
    int attempts();

    /** How often what is held is looked at; an article that this process reads has it looked at at once. */
    @WithDefault("1s")
    Duration poll();
}
