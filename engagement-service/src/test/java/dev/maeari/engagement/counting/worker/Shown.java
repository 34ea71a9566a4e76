package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.SignalPatterns;
import dev.maeari.engagement.counting.Verdict;
import dev.maeari.engagement.counting.VisitGap;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the site shows, read as the API reads it; and rules to show it by. */
final class Shown {
    private final Tables tables;

    Shown(Tables tables) {
        this.tables = tables;
    }

    /** The name of the pipeline. */
    String pipeline() {
        return tables.map("SELECT 'it', name FROM pipelines WHERE shown").getOrDefault("it", "none");
    }

    /** Such as {@code "3 in 0-7"}. */
    String count(ArticleId article, String counter) {
        return counts().getOrDefault(article + " " + counter, "0 in 0-0");
    }

    CountVersion version(ArticleId article, String counter) {
        String count = count(article, counter);
        return CountVersion.of(count.substring(count.lastIndexOf(' ') + 1));
    }

    /** All counts. */
    Map<String, String> counts() {
        return tables.map(
                "SELECT article_id || ' ' || counter, (value + adjusted) || ' in ' || generation || '-' || position"
                        + " FROM counts WHERE pipeline = " + ShownPipeline.NAME);
    }

    /** All that is counted: the counts, and what they are made of. What adds up to 0 may as well not be there. */
    Map<String, String> everything() {
        return tables.map("""
                WITH everything (pipeline, what, article_id, counter, which, says) AS (
                    SELECT pipeline, 'count', article_id, counter, '',
                        value || ' + ' || adjusted || ' in ' || generation || '-' || position FROM counts
                    UNION ALL SELECT pipeline, 'ledger', article_id, counter, reason, n::text FROM ledger WHERE n <> 0
                    UNION ALL SELECT pipeline, 'timeline', article_id, counter, hour::text, n || ' + ' || adjusted
                        FROM timeline WHERE n <> 0 OR adjusted <> 0
                    UNION ALL SELECT pipeline, 'member', article_id, counter, member::text, present || ' by ' || ordinal
                        FROM members
                    UNION ALL SELECT pipeline, 'adjustment', article_id, counter, source, amount || ' by ' || ordinal
                        FROM adjustments)
                SELECT concat_ws(' ', what, article_id, counter, which), says FROM everything
                WHERE pipeline =\s""" + ShownPipeline.NAME);
    }

    /** Positions by {@code topic/partition}. */
    Map<String, String> positions() {
        return tables.map("SELECT topic || '/' || partition, position::text FROM progress WHERE pipeline = "
                + ShownPipeline.NAME);
    }

    /** Every view counts, be it a robot's or a repeat. */
    static Rule everyView(int version) {
        return new Rule(version, new VisitGap(0), Rule.BUILT_IN.counters(), Map.of());
    }

    /** The built-in rule, which sees a robot in each view with such a signal too. */
    static Rule ignoring(int version, String signal) {
        Map<Verdict, SignalPatterns> ignored = new EnumMap<>(Rule.BUILT_IN.ignored());
        ignored.put(Verdict.ROBOT, new SignalPatterns(List.of(signal)));
        return new Rule(version, Rule.BUILT_IN.visitGap(), Rule.BUILT_IN.counters(), ignored);
    }
}
