package dev.maeari.engagement.counts;

import dev.maeari.engagement.PositiveNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How counts are read. */
@ConfigMapping(prefix = "maeari.counts")
interface CountsConfig {
    /** Live streams that may be open at once in this process; beyond, the answer is 503. */
    @WithDefault("20000")
    @WithConverter(PositiveNumber.class)
    int streams();

    /**
     * Articles that all open streams of this process may watch together, one as often as it is watched; beyond, the answer
     * is 503.
     */
    @WithDefault("200000")
    @WithConverter(PositiveNumber.class)
    int watched();

    /** How often a stream says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();
}
