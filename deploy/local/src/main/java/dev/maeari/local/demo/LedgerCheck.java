package dev.maeari.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the ledger of an article against what was sent: every record must be counted, or ignored for a reason. */
final class LedgerCheck {
    private LedgerCheck() {}

    /** What does not agree, each as a sentence; empty if all does. */
    static List<String> differences(JsonNode ledger, Tally tally) {
        List<String> differences = new ArrayList<>();
        for (Tally.Counter counter : Tally.Counter.values()) {
            JsonNode entry = ledger.path("counters").path(name(counter));
            long raw = entry.path("raw").asLong(-1);
            int sent = tally.acknowledged(counter);
            int atMost = sent + tally.unknown(counter);
            if (raw < sent || raw > atMost) {
                differences.add("%s: the ledger has %d records, acknowledged were %d%s"
                        .formatted(name(counter), raw, sent, atMost > sent ? ", and at most " + atMost + " sent" : ""));
            }
            long explained = entry.path("counted").asLong() + ignored(entry);
            if (raw != explained) {
                differences.add("%s: of %d records the ledger explains %d".formatted(name(counter), raw, explained));
            }
        }
        return differences;
    }

    /** The ledger in words. */
    static List<String> lines(JsonNode ledger) {
        List<String> lines = new ArrayList<>();
        for (Tally.Counter counter : Tally.Counter.values()) {
            JsonNode entry = ledger.path("counters").path(name(counter));
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-9s %,6d sent = %,6d counted",
                    name(counter),
                    entry.path("raw").asLong(),
                    entry.path("counted").asLong()));
            for (Map.Entry<String, JsonNode> reason : entry.path("ignored").properties()) {
                if (reason.getValue().asLong() > 0) {
                    line.append(String.format(
                            Locale.ROOT, " + %,d %s", reason.getValue().asLong(), reason.getKey()));
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static long ignored(JsonNode entry) {
        long sum = 0;
        for (JsonNode reason : entry.path("ignored")) {
            sum += reason.asLong();
        }
        return sum;
    }

    private static String name(Tally.Counter counter) {
        return counter.name().toLowerCase(Locale.ROOT);
    }
}
