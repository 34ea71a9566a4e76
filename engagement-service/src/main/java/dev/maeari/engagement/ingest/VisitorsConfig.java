package dev.maeari.engagement.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How visitors are told apart; see docs/counting-rules.md for what each costs. */
@ConfigMapping(prefix = "maeari.visitors")
interface VisitorsConfig {
    /** By what visitors are known. */
    @WithDefault("day-key")
    Identity identity();

    /** What a visitor is known by. In either case it is hashed with the day's key and the article. */
    enum Identity {
        /** The address and the headers that every browser sends; nothing is put into the browser. */
        DAY_KEY,
        /** A random id in a cookie of this site that ends with the day. */
        COOKIE
    }
}
