package dev.maeari.faults;

import dev.maeari.system.IndependentReader.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a comparison of readers' books, the log and the numbers shown has found. Controls are judged by the same.
 *
 * @param sent visits that readers have sent
 * @param acknowledged those of them that were acknowledged
 * @param counted those that are shown
 * @param unkept positions that were acknowledged, where the log holds no such view
 * @param lost what the numbers lack
 * @param doubled what they have too much
 */
record Findings(
        long sent, long acknowledged, long counted, long unkept, long lost, long doubled, List<String> details) {

    /**
     * Acknowledged ⊆ counted ⊆ sent, and counted = what the log says.
     *
     * @param shown what readers see
     * @param log what an independent reader of the log computes
     * @param kept the positions of views on the log
     */
    static Findings of(Books books, Map<String, Numbers> shown, Map<String, Numbers> log, Set<String> kept) {
        Sum sum = new Sum();
        for (String article : books.articles()) {
            Books.Page page = books.page(article);
            Numbers seen = shown.getOrDefault(article, Numbers.NONE);
            Numbers proved = log.getOrDefault(article, Numbers.NONE);
            sum.sent += page.viewsSent();
            sum.acknowledged += page.viewsAcknowledged();
            sum.counted += seen.views();
            sum.unkept += page.positions().stream()
                    .filter(position -> !kept.contains(position))
                    .count();
            sum.compare(article + " views", seen.views(), proved.views(), page.viewsAcknowledged(), page.viewsSent());
            sum.compare(article + " likes", seen.likes(), proved.likes(), page.likes(), page.likes());
            sum.compare(article + " comments", seen.comments(), proved.comments(), page.comments(), page.comments());
        }
        return sum.findings();
    }

    boolean isGood() {
        return lost == 0 && doubled == 0 && unkept == 0;
    }

    private static final class Sum {
        private final List<String> details = new ArrayList<>();
        private long sent;
        private long acknowledged;
        private long counted;
        private long unkept;
        private long lost;
        private long doubled;

        void compare(String what, long shown, long log, long atLeast, long atMost) {
            lost += Math.max(0, Math.max(log, atLeast) - shown);
            doubled += Math.max(0, shown - Math.min(log, atMost));
            if (shown != log || shown < atLeast || shown > atMost) {
                details.add(
                        "%s: shown %d, log %d, acknowledged %d, sent %d".formatted(what, shown, log, atLeast, atMost));
            }
        }

        Findings findings() {
            return new Findings(sent, acknowledged, counted, unkept, lost, doubled, List.copyOf(details));
        }
    }
}
