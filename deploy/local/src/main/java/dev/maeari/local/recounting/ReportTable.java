package dev.maeari.local.recounting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a person reads it. */
public final class ReportTable {
    private static final String ROW = "  %-36s  %-13s  %-16s  %-22s  %10s  %10s  %10s%s";

    private ReportTable() {}

    /**
     * Its lines.
     *
     * @param whatIf whether it says what the numbers would be, not what they should be
     */
    public static List<String> lines(JsonNode report, boolean whatIf) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d articles, %,d records, %,d %s",
                report.path("articles").asLong(),
                report.path("events").asLong(),
                report.path("total").asLong(),
                whatIf ? "numbers would be other ones" : "differences"));
        if (!report.path("differences").isEmpty()) {
            lines.add(ROW.formatted(
                    "article",
                    "counter",
                    "what",
                    "which",
                    "stored",
                    whatIf ? "would be" : "proved",
                    "from offset",
                    ""));
        }
        report.path("differences").forEach(one -> lines.add(row(one)));
        long more = report.path("total").asLong() - report.path("differences").size();
        if (more > 0) {
            lines.add("  … and %d more".formatted(more));
        }
        report.path("from").forEach(from -> {
            String partition = from.path("partition").asText();
            long position = from.path("position").asLong();
            if (from.path("checkpoint").isTextual()) {
                lines.add("%s was proved from the checkpoint of %s at %d: the log before is gone"
                        .formatted(partition, from.path("checkpoint").asText(), position));
            } else if (position > 0) {
                lines.add("%s was counted from %d on: the log before is gone, and what it said is missing here"
                        .formatted(partition, position));
            }
        });
        report.path("unproved")
                .forEach(one -> lines.add("%s could not be proved: %s"
                        .formatted(
                                one.path("partition").asText(), one.path("why").asText())));
        return lines;
    }

    /** Whether everything is as the log says now. */
    public static boolean isGood(JsonNode report) {
        return report.path("total").asLong() == report.path("repaired").asLong()
                && report.path("unproved").isEmpty();
    }

    private static String row(JsonNode one) {
        return ROW.formatted(
                one.path("articleId").asText(),
                one.path("counter").asText(),
                one.path("what").asText(),
                one.path("which").asText(),
                one.path("stored").asLong(),
                one.path("proved").asLong(),
                one.path("firstOffset").isNumber() ? one.path("firstOffset").asText() : "-",
                one.path("repaired").asBoolean() ? "  repaired" : "");
    }
}
