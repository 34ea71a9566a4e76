package dev.maeari.engagement.counts;

import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The articles that are read most at present: views lose half of their weight with each quarter of the window. */
record Trending(List<Item> items, @Nullable String next) {

    /**
     * One article.
     *
     * @param score the views of the window, each weighed by its age
     * @param views the same unweighed
     */
    record Item(ArticleId articleId, double score, long views) {}

    /**
     * How far one looks back.
     *
     * @param hours whole hours, of which the present one is the last
     */
    record Window(int hours) {
        private static final int LONGEST = (int) Duration.ofDays(30).toHours();
        private static final int HALVINGS = 4;
        private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,2})([hd])");

        /**
         * By its text in a request, such as {@code 24h} or {@code 7d}.
         *
         * @throws dev.maeari.web.ProblemException 400
         */
        static Window parse(@Nullable String text) {
            Matcher matcher = TEXT.matcher(text == null ? "24h" : text);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                int hours = matcher.group(2).equals("d")
                        ? (int) Duration.ofDays(number).toHours()
                        : number;
                if (hours <= LONGEST) {
                    return new Window(hours);
                }
            }
            throw Problem.invalid("window", "window must be hours or days such as 24h or 7d, at most 30d")
                    .exception();
        }

        /** In how many hours a view loses half of its weight. */
        double halfLife() {
            return (double) hours / HALVINGS;
        }
    }
}
