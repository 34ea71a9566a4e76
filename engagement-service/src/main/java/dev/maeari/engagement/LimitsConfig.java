package dev.maeari.engagement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much one source may do, in each process that takes requests in. */
@ConfigMapping(prefix = "maeari.limits")
public interface LimitsConfig {
    /** Writes and views from one address (IPv6: one /64), behind which a whole office or a mobile network may be. */
    Address address();

    /** Likes and comments of one reader, and what they take back. */
    OneReader reader();

    /** Reads that ask the database, from one address: of an own like, of numbers after a write or of the past. */
    Reads reads();

    /**
     * Live streams that one address (IPv6: one /64), behind which a whole mobile network may be, may have open at once;
     * beyond, the answer is 429.
     */
    @WithDefault("500")
    @WithConverter(PositiveNumber.class)
    int streams();

    /** When views from one address are held. */
    Held held();

    /** Addresses and networks without any of these limits. */
    Optional<List<String>> exempt();

    /** See {@link #address}. */
    interface Address {
        /** At once. */
        @WithDefault("6000")
        @WithConverter(PositiveNumber.class)
        int burst();

        /** In the long run. */
        @WithDefault("100")
        @WithConverter(PositiveNumber.class)
        int perSecond();
    }

    /** See {@link #reader}. */
    interface OneReader {
        /** At once. */
        @WithDefault("300")
        @WithConverter(PositiveNumber.class)
        int burst();

        /** In the long run. */
        @WithDefault("5")
        @WithConverter(PositiveNumber.class)
        int perSecond();
    }

    /** See {@link #reads}. */
    interface Reads {
        /** At once. */
        @WithDefault("6000")
        @WithConverter(PositiveNumber.class)
        int burst();

        /** In the long run. */
        @WithDefault("200")
        @WithConverter(PositiveNumber.class)
        int perSecond();
    }

    /** See {@link LimitsConfig#held}. */
    interface Held {
        /** Different visitors of one article within the window; those beyond are held. */
        @WithDefault("300")
        @WithConverter(PositiveNumber.class)
        int visitors();

        /** How long they are counted together, and how long it must be quiet until a burst is over. */
        @WithDefault("10m")
        Duration window();
    }
}
