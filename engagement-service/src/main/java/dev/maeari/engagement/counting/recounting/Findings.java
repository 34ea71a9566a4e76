package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Gathers what a recount finds. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();
    private final List<Report.From> from = new ArrayList<>();
    private final List<Report.Failed> unproved = new ArrayList<>();
    private final Set<UUID> articles = new HashSet<>();
    private long events;
    private long total;
    private long repaired;

    void counted(int records) {
        events += records;
    }

    void proved(LogPartition partition, Base base, long to) {
        from.add(new Report.From(partition.toString(), base.position(), base.takenAt(), to));
        base.books().articles().stream()
                .filter(article -> article.getMostSignificantBits() != 0)
                .forEach(articles::add);
    }

    void from(Report.From one) {
        from.add(one);
    }

    void failed(LogPartition partition, Unprovable why) {
        failed(partition.toString(), why);
    }

    void failed(String what, Unprovable why) {
        unproved.add(new Report.Failed(what, String.valueOf(why.getMessage())));
    }

    void add(List<Difference> found) {
        total += found.size();
        repaired += found.stream().filter(Difference::repaired).count();
        found.stream().limit(Report.MOST - differences.size()).forEach(differences::add);
    }

    Report report() {
        return new Report(
                articles.size(),
                events,
                differences.stream().map(Report.Item::of).toList(),
                total,
                repaired,
                List.copyOf(from),
                List.copyOf(unproved));
    }
}
