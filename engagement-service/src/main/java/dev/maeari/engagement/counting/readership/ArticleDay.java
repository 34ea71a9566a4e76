package dev.maeari.engagement.counting.readership;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** An article on a day of visitors, which begins at 04:00 site time. Ordered, so that rows are locked in one order. */
public record ArticleDay(UUID article, LocalDate day) implements Comparable<ArticleDay> {
    private static final Comparator<ArticleDay> ORDER =
            Comparator.comparing(ArticleDay::article).thenComparing(ArticleDay::day);

    @Override
    public int compareTo(ArticleDay other) {
        return ORDER.compare(this, other);
    }
}
