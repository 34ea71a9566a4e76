package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.Entry.Happened;
import dev.maeari.engagement.counting.Entry.Unknown;
import dev.maeari.engagement.counting.Entry.Unreadable;
import dev.maeari.events.ArticleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds where tables and log part: the record after the last place at which the log said what the tables say, or, if it
 * never did, the last record that the line is made of. Counts once more, record by record.
 */
final class Parting {
    private final Books books;
    private final Map<UUID, List<Point>> points = new HashMap<>();

    private static final class Point {
        private final Line line;
        private final long stored;
        private long before;
        private boolean met;
        private @Nullable Long first;

        private Point(Difference difference, long before) {
            this.line = difference.line();
            this.stored = difference.stored();
            this.before = before;
        }

        private void see(long now, long offset) {
            if (now != before) {
                if (before == stored || !met) {
                    first = offset;
                    met |= before == stored;
                }
                before = now;
            }
        }
    }

    private Parting(Books books, List<Difference> differences) {
        this.books = books;
        for (Difference difference : differences) {
            points.computeIfAbsent(difference.line().key().article(), any -> new ArrayList<>())
                    .add(new Point(difference, books.value(difference.line())));
        }
    }

    /** The differences with their places. */
    static List<Difference> of(Recomputation again, long to, List<Difference> differences) throws InterruptedException {
        Parting parting = new Parting(again.books(), differences);
        again.slowly(to, parting::see);
        Map<Line, Long> found = parting.found();
        return differences.stream()
                .map(difference -> difference.from(found.get(difference.line())))
                .toList();
    }

    private void see(Entry entry) {
        UUID article = article(entry);
        for (Point point : points.getOrDefault(article, List.of())) {
            point.see(books.value(point.line), entry.offset());
        }
    }

    /** What stands under no article is not looked for. */
    private static @Nullable UUID article(Entry entry) {
        ArticleId about = switch (entry.content()) {
            case Happened happened -> happened.event().articleId();
            case Unknown unknown -> unknown.about();
            case Unreadable unreadable -> unreadable.about();
        };
        return about == null ? null : about.value();
    }

    /** The hours know best where a number parts: a gap in the middle looks like one at the end to the sum. */
    private Map<Line, Long> found() {
        Map<Line, Long> found = new HashMap<>();
        Map<CountKey, Long> hours = new HashMap<>();
        for (List<Point> some : points.values()) {
            for (Point point : some) {
                if (point.first != null) {
                    found.put(point.line, point.first);
                    if (point.line.what() == What.HOUR) {
                        hours.merge(point.line.key(), point.first, Math::min);
                    }
                }
            }
        }
        hours.forEach((key, first) -> found.computeIfPresent(Line.of(key, What.NUMBER), (line, sum) -> first));
        return found;
    }
}
