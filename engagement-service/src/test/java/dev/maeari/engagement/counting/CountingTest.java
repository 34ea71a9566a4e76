package dev.maeari.engagement.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** I1 and I3: whatever the batches, roll-backs and restarts, the books are those of the oracle. */
class CountingTest {
    private static final int GAP_SECONDS = 5;
    private static final Rule RULE =
            new Rule(1, new VisitGap(GAP_SECONDS), Rule.BUILT_IN.counters(), Rule.BUILT_IN.ignored());

    @Property(tries = 1500)
    void views_are_counted_as_the_oracle_says(@ForAll("views") List<Line> log, @ForAll Random cuts) {
        assertThat(counted(log, cuts)).isEqualTo(new Oracle(log, GAP_SECONDS).books());
    }

    @Property(tries = 1500)
    void likes_are_counted_as_the_oracle_says(@ForAll("likes") List<Line> log, @ForAll Random cuts) {
        assertThat(counted(log, cuts)).isEqualTo(new Oracle(log, GAP_SECONDS).books());
    }

    @Property(tries = 1500)
    void comments_are_counted_as_the_oracle_says(@ForAll("comments") List<Line> log, @ForAll Random cuts) {
        assertThat(counted(log, cuts)).isEqualTo(new Oracle(log, GAP_SECONDS).books());
    }

    @Property(tries = 300)
    void every_record_meets_one_verdict(@ForAll("views") List<Line> log, @ForAll Random cuts) {
        // When
        long raw = counted(log, cuts).ledger().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        // Then
        assertThat(raw).isEqualTo(log.stream().filter(line -> !line.adjusts()).count());
    }

    /** However many come within a gap, each is remembered until it is over. */
    @Example
    void as_many_visitors_as_come_are_remembered() {
        // Given
        int visitors = 300_000;
        List<Line> log = new ArrayList<>();
        for (int offset = 0; offset < 2 * visitors; offset++) {
            log.add(new Line("view", offset, 10_000 + offset / visitors, 0, offset % visitors, true, 1, -1));
        }
        // When
        Tables tables = new Tables();
        Slice slice = slice(log);
        PartitionState state = PartitionState.at(slice.partition(), 0, 0, RULE);
        tables.write(count(slice, state, tables).changes());
        // Then
        assertThat(tables.books().ledger().values()).containsExactlyInAnyOrder((long) visitors, (long) visitors);
    }

    /** Cuts the log anywhere, rolls back every third batch, and starts anew after every fourth. */
    private static Books counted(List<Line> log, Random cuts) {
        Tables tables = new Tables();
        if (log.isEmpty()) {
            return tables.books();
        }
        LogPartition partition = log.getFirst().partition();
        PartitionState state = PartitionState.at(partition, 0, 0, RULE);
        int from = 0;
        while (state.position() <= log.getLast().offset()) {
            int to = Math.min(log.size(), from + 1 + cuts.nextInt(6));
            Slice slice = slice(log.subList(from, to));
            from = to;
            if (cuts.nextInt(3) == 0) {
                count(slice, state, tables);
            }
            Counted counted = count(slice, state, tables);
            tables.write(counted.changes());
            counted.take();
            if (cuts.nextInt(4) == 0) {
                state = PartitionState.at(partition, state.position(), state.logTime(), RULE);
                from = firstToRead(log, state);
            }
        }
        return tables.books();
    }

    private static Counted count(Slice slice, PartitionState state, Tables tables) {
        return Counting.count(List.of(slice), Map.of(slice.partition(), state), tables.recall());
    }

    private static Slice slice(List<Line> lines) {
        return new Slice(
                lines.getFirst().partition(),
                lines.stream().map(Line::entry).toList(),
                lines.getLast().offset() + 1);
    }

    /** As the broker answers: the first record of that time or a later one. */
    private static int firstToRead(List<Line> log, PartitionState state) {
        for (int i = 0; i < log.size(); i++) {
            boolean counted = log.get(i).offset() < state.position();
            if (!counted
                    || (state.readFrom().isPresent()
                            && log.get(i).time() >= state.readFrom().getAsLong())) {
                return i;
            }
        }
        return log.size();
    }

    @Provide
    Arbitrary<List<Line>> views() {
        return log(Arbitraries.frequency(
                net.jqwik.api.Tuple.of(12, "view"),
                net.jqwik.api.Tuple.of(2, "robot"),
                net.jqwik.api.Tuple.of(2, "held"),
                net.jqwik.api.Tuple.of(2, "adjusted"),
                net.jqwik.api.Tuple.of(1, "unknown"),
                net.jqwik.api.Tuple.of(1, "poison")));
    }

    @Provide
    Arbitrary<List<Line>> likes() {
        return log(Arbitraries.of("like", "like", "like", "like-adjusted"));
    }

    @Provide
    Arbitrary<List<Line>> comments() {
        return log(Arbitraries.just("comment"));
    }

    private record Draft(String kind, int hole, int later, int article, int who, boolean yes, int revision, int back) {
        Line at(long offset, long time) {
            boolean replay = back > 0 && back <= offset;
            return new Line(kind, offset, time, article, who, yes, revision, replay ? offset - back : -1);
        }
    }

    /** Offsets have holes, time goes back now and then, and one record in ten replays an earlier offset. */
    private static Arbitrary<List<Line>> log(Arbitrary<String> kinds) {
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(-2500, 3500),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(9, Arbitraries.just(0)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 6))))
                .as(Draft::new)
                .list()
                .ofMaxSize(40)
                .map(CountingTest::lines);
    }

    private static List<Line> lines(List<Draft> drafts) {
        List<Line> lines = new ArrayList<>();
        long offset = 0;
        long time = 10_000;
        for (Draft draft : drafts) {
            time = Math.max(1000, time + draft.later());
            lines.add(draft.at(offset, time));
            offset += draft.hole();
        }
        return lines;
    }
}
