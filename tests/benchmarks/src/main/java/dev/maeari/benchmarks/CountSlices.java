package dev.maeari.benchmarks;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Signals;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One poll of views at a busy site: six partitions, a second of log time, one visitor in ten a repeat, a state that holds
 * the half hour before. The states are never taken, so that each call counts the same batch from the same state.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CountSlices {
    private static final int PARTITIONS = 6;
    private static final int EVENTS = 18_000;
    private static final int BEFORE = 20;
    private static final int ARTICLES = 1000;
    private static final long SOME_TIME = 1_772_323_200_000L;
    private static final Signals CHROME = Signals.of("agent:chrome");

    /** The share of the events that one article gets. */
    @Param({"0", "0.9"})
    public double hot;

    private final Random random = new Random(EVENTS);
    private List<Slice> batch = List.of();
    private Map<LogPartition, PartitionState> states = Map.of();

    /** Fills the state by counting what came before. */
    @Setup
    public void fill() {
        Map<LogPartition, PartitionState> all = new java.util.HashMap<>();
        for (int i = 0; i < PARTITIONS; i++) {
            LogPartition partition = new LogPartition(Topic.VIEWS, i);
            all.put(partition, PartitionState.at(partition, 0, 0, Rule.BUILT_IN));
        }
        states = Map.copyOf(all);
        for (int poll = 0; poll < BEFORE; poll++) {
            Counting.count(poll(poll), states, Recalled.NOTHING).take();
        }
        batch = poll(BEFORE);
    }

    /** The function. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Counted count() {
        return Counting.count(batch, states, Recalled.NOTHING);
    }

    private List<Slice> poll(int number) {
        int each = EVENTS / PARTITIONS;
        List<Slice> slices = new ArrayList<>();
        for (LogPartition partition : states.keySet()) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                long offset = (long) number * each + i;
                entries.add(new Entry(offset, SOME_TIME + number * 1000L, null, new Entry.Happened(view(partition))));
            }
            slices.add(new Slice(partition, entries, (long) (number + 1) * each));
        }
        return slices;
    }

    private ArticleViewed view(LogPartition partition) {
        int article = random.nextDouble() < hot ? 0 : random.nextInt(ARTICLES);
        long visitor = random.nextInt(5 * EVENTS * BEFORE) * 0x9E37_79B9_7F4A_7C15L;
        return new ArticleViewed(new ArticleId(new UUID(partition.number(), article)), new VisitorId(visitor), CHROME);
    }
}
