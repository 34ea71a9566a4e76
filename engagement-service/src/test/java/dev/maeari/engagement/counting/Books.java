package dev.maeari.engagement.counting;

import java.util.Map;

/**
 * What a log comes to: numbers, versions, ledger, held bursts, and the changes by hour, by "article counter …". Numbers
 * and hours include adjustments.
 */
public record Books(
        Map<String, Long> values,
        Map<String, Long> versions,
        Map<String, Long> ledger,
        Map<String, Long> bursts,
        Map<String, Long> timeline) {}
