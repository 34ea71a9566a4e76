package dev.maeari.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The topics of this deployment; all services must be told the same. */
@ConfigMapping(prefix = "maeari.topics")
interface TopicsConfig {
    /** Stands in front of every topic's name. */
    @WithDefault("maeari.")
    String prefix();

    /** Partitions of each topic. Must be what the broker has: counting refuses to start otherwise. */
    @WithDefault("6")
    int partitions();

    /**
     * How many partitions each topic had before, oldest first: unset unless some were added. Must be what the engagement
     * service's database says.
     */
    Optional<List<Integer>> formerPartitions();

    /** Copies of each partition; 3 in production. */
    @WithDefault("1")
    short replication();

    /**
     * How long views are kept; for ever if unset. The topic must say the same ({@code retention.ms}); numbers older than
     * the log are proved from checkpoints. Likes and comments are kept for ever.
     */
    Optional<Duration> viewsRetention();
}
