package dev.maeari.notifications.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live streams of inboxes. */
@ConfigMapping(prefix = "maeari.notifications.live")
interface LiveConfig {
    /** How often this process looks for what other processes wrote, one query for all its streams. */
    @WithDefault("1s")
    Duration poll();

    /** Open streams of this process. */
    @WithDefault("10000")
    int streams();

    /** Open streams of one person. */
    @WithDefault("20")
    int streamsOfOne();

    /** How long a stream lasts; the browser then comes again, with a session that must still be good. */
    @WithDefault("15m")
    Duration longest();
}
