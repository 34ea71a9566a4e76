package dev.maeari.engagement.counts;

import dev.maeari.events.ArticleId;
import java.util.Map;

/**
 * Where the records of an article went: for each counter raw = counted + all that was ignored, by reason; and number =
 * what is shown = records counted (views) or members of the set (likes, comments), + adjusted.
 */
record Ledger(ArticleId articleId, Map<String, Account> counters) {

    /**
     * One counter.
     *
     * @param raw records on the log that were seen
     * @param counted records that changed the number
     * @param adjusted added by decision, in all
     * @param adjustments the same by source
     * @param ignored records that changed nothing, by reason
     * @param number as it is shown
     */
    record Account(
            long raw,
            long counted,
            long adjusted,
            Map<String, Long> adjustments,
            Map<String, Long> ignored,
            long number) {}
}
