package dev.maeari.engagement.counting.recounting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How numbers are proved. */
@ConfigMapping(prefix = "maeari.proof")
interface RecountingConfig {
    /** Whether this process proves and recounts. */
    @WithDefault("true")
    boolean enabled();

    /** How often a checkpoint is taken, from which proofs in the background begin. */
    @WithDefault("1h")
    Duration checkpoints();

    /** How long a recount waits for counts that may only be told late, and comments that may only be counted late. */
    @WithDefault("10s")
    Duration patience();
}
