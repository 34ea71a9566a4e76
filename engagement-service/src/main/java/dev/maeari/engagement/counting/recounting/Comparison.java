package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Adjustment;
import dev.maeari.engagement.counting.AdjustmentKey;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.MemberState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds where two books of one partition at one position differ; what one of them lacks is 0 there. */
final class Comparison {
    private final Books stored;
    private final Books proved;
    private final Predicate<UUID> articles;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Books stored, Books proved, Predicate<UUID> articles) {
        this.stored = stored;
        this.proved = proved;
        this.articles = articles;
    }

    /** What differs, sorted. */
    static List<Difference> of(Books stored, Books proved, Set<What> compared, Predicate<UUID> articles) {
        Comparison comparison = new Comparison(stored, proved, articles);
        comparison.sums();
        comparison.members();
        comparison.adjustments();
        return comparison.found.stream()
                .filter(difference -> compared.contains(difference.line().what()))
                .sorted((one, other) -> one.line().compareTo(other.line()))
                .toList();
    }

    private void sums() {
        for (Line line : both(stored.sums().keySet(), proved.sums().keySet())) {
            note(line, stored.sums().getOrDefault(line, 0L), proved.sums().getOrDefault(line, 0L));
        }
    }

    private void members() {
        for (MemberKey key : both(stored.members().keySet(), proved.members().keySet())) {
            MemberState is = stored.members().getOrDefault(key, Books.NO_MEMBER);
            MemberState should = proved.members().getOrDefault(key, Books.NO_MEMBER);
            CountKey count = key.count();
            String member = key.member().toString();
            note(new Line(count, What.MEMBER, member), is.present() ? 1 : 0, should.present() ? 1 : 0);
            note(new Line(count, What.MEMBER_ORDER, member), is.order(), should.order());
        }
    }

    private void adjustments() {
        for (AdjustmentKey key :
                both(stored.adjustments().keySet(), proved.adjustments().keySet())) {
            Adjustment is = stored.adjustments().getOrDefault(key, Books.NOT_ADJUSTED);
            Adjustment should = proved.adjustments().getOrDefault(key, Books.NOT_ADJUSTED);
            CountKey count = key.count();
            note(new Line(count, What.ADJUSTMENT, key.source()), is.amount(), should.amount());
            note(new Line(count, What.ADJUSTMENT_ORDER, key.source()), is.order(), should.order());
        }
    }

    private void note(Line line, long is, long should) {
        if (is != should && articles.test(line.key().article())) {
            found.add(Difference.of(line, is, should));
        }
    }

    private static <K> Set<K> both(Set<K> some, Set<K> others) {
        Set<K> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }
}
