package dev.maeari.engagement.counts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an article's numbers can be checked against.
 *
 * @param positions by {@code topic/partition}: the log before them is counted
 * @param rule the version of the rule, see docs/counting-rules.md; null if nothing was counted yet
 * @param provedAt when the numbers of all of these partitions had last been computed anew; null if they never were
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Proof(
        Map<String, Long> positions,
        @Nullable Integer rule,
        @Nullable Instant provedAt) {

    /** An article's numbers with their proof. */
    record Proved(@JsonUnwrapped Counts counts, Proof proof) {}
}
