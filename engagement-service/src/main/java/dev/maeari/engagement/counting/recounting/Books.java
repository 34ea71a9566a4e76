package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Adjustment;
import dev.maeari.engagement.counting.AdjustmentKey;
import dev.maeari.engagement.counting.Changes;
import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.MemberState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.events.Position;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that counting makes of one partition, in memory: computed from the log, or copied from the tables. */
final class Books {
    /** Who was never spoken of. */
    static final MemberState NO_MEMBER = new MemberState(false, -1);
    /** What was never adjusted. */
    static final Adjustment NOT_ADJUSTED = new Adjustment(0, -1);

    private final int firstHour;
    private final Map<Line, Long> sums = new HashMap<>();
    private final Map<MemberKey, MemberState> members = new HashMap<>();
    private final Map<AdjustmentKey, Adjustment> adjustments = new HashMap<>();
    private final Set<Position> replayed = new HashSet<>();

    /**
     * Empty ones.
     *
     * @param firstHour since 1970; what happened before it is kept in it, since nobody knows when
     */
    Books(int firstHour) {
        this.firstHour = firstHour;
    }

    int firstHour() {
        return firstHour;
    }

    /** Numbers, ledger and timeline. */
    Map<Line, Long> sums() {
        return Collections.unmodifiableMap(sums);
    }

    Map<MemberKey, MemberState> members() {
        return Collections.unmodifiableMap(members);
    }

    Map<AdjustmentKey, Adjustment> adjustments() {
        return Collections.unmodifiableMap(adjustments);
    }

    /** What a line says; 0 if nothing does, and -1 for the order of what was never said. */
    long value(Line line) {
        return switch (line.what()) {
            case MEMBER -> member(line).present() ? 1 : 0;
            case MEMBER_ORDER -> member(line).order();
            case ADJUSTMENT -> adjustment(line).amount();
            case ADJUSTMENT_ORDER -> adjustment(line).order();
            case NUMBER, ADJUSTED, POSITION, LEDGER, HOUR, HOUR_ADJUSTED, READERS, TOLD, COMMENT, COMMENT_REVISION ->
                sums.getOrDefault(line, 0L);
        };
    }

    private MemberState member(Line line) {
        return members.getOrDefault(
                new MemberKey(line.key().article(), line.key().counter(), UUID.fromString(line.which())), NO_MEMBER);
    }

    private Adjustment adjustment(Line line) {
        return adjustments.getOrDefault(
                new AdjustmentKey(line.key().article(), line.key().counter(), line.which()), NOT_ADJUSTED);
    }

    /** What counting needs to know of the past. */
    Recalled recalled() {
        return new Recalled(members, adjustments, replayed);
    }

    /** The articles of which anything is known. */
    Set<UUID> articles() {
        Set<UUID> articles = new HashSet<>();
        sums.keySet().forEach(line -> articles.add(line.key().article()));
        return articles;
    }

    /** Of partitions that are added others take these articles over. */
    void keep(Predicate<UUID> articles) {
        sums.keySet().removeIf(line -> !articles.test(line.key().article()));
        members.keySet().removeIf(key -> !articles.test(key.article()));
        adjustments.keySet().removeIf(key -> !articles.test(key.article()));
    }

    /** What orders by place is in an added partition before its first offset, and no number has a version there yet. */
    void inherit(Barrier barrier) {
        sums.keySet().removeIf(line -> line.what() == What.POSITION);
        Set<String> byPlace = Counter.ALL.stream()
                .filter(counter -> counter instanceof Membership set && set.ordersByPlace())
                .map(Counter::name)
                .collect(Collectors.toSet());
        members.replaceAll((key, state) -> byPlace.contains(key.counter())
                ? new MemberState(state.present(), Partitioning.inherited(state.order(), barrier))
                : state);
        adjustments.replaceAll((key, adjustment) ->
                new Adjustment(adjustment.amount(), Partitioning.inherited(adjustment.order(), barrier)));
    }

    void add(Changes changes) {
        changes.counts().forEach(this::add);
        members.putAll(changes.members());
        adjustments.putAll(changes.adjustments());
        replayed.addAll(changes.replayed());
    }

    private void add(CountKey key, CountChange change) {
        if (change.changed()) {
            add(Line.of(key, What.NUMBER), change.by());
            add(Line.of(key, What.ADJUSTED), change.adjusted());
            put(Line.of(key, What.POSITION), change.position());
        }
        change.reasons().forEach((reason, n) -> add(new Line(key, What.LEDGER, reason), n));
        change.hours().forEach((hour, in) -> hour(key, hour, in.by(), in.adjusted()));
    }

    void hour(CountKey key, int hour, long by, long adjusted) {
        String kept = Integer.toString(Math.max(hour, firstHour));
        add(new Line(key, What.HOUR, kept), by);
        add(new Line(key, What.HOUR_ADJUSTED, kept), adjusted);
    }

    void add(Line line, long n) {
        sums.merge(line, n, Long::sum);
    }

    void put(Line line, long n) {
        sums.put(line, n);
    }

    void put(MemberKey key, MemberState state) {
        members.put(key, state);
    }

    void put(AdjustmentKey key, Adjustment adjustment) {
        adjustments.put(key, adjustment);
    }

    void use(Position origin) {
        replayed.add(origin);
    }
}
