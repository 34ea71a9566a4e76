package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Begins to count partitions that the group gave to this process: asks the group, takes the epoch, and finds the place
 * in the log from which the state can be made.
 */
final class Beginning {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds topicIds;
    private final Store store;
    private final Partitions partitions;
    private final Preparing preparing;
    private final Remembering remembering;

    Beginning(
            Consumer<byte[], byte[]> consumer,
            TopicIds topicIds,
            Store store,
            Partitions partitions,
            Preparing preparing,
            Remembering remembering) {
        this.consumer = consumer;
        this.topicIds = topicIds;
        this.store = store;
        this.partitions = partitions;
        this.preparing = preparing;
        this.remembering = remembering;
    }

    /** How a partition begins. */
    private record Start(long epoch, Preparing.Ready ready) {
        PartitionState state() {
            return ready.state();
        }

        LogPartition partition() {
            return state().partition();
        }
    }

    /** Reads beforehand what will be needed, before this process is a member of the group. */
    void prepare(BooleanSupplier stopped) throws InterruptedException {
        preparing.prepare(stopped);
    }

    /** Begins or stops each of the partitions; what fails leaves all of them as they were, to be tried again. */
    void begin(Set<LogPartition> waiting)
            throws SQLException, ExecutionException, TimeoutException, InterruptedException {
        Map<LogPartition, UUID> ids = topicIds.of(waiting, PATIENCE);
        // A process that is cut off from the group would take turns with the owner for ever: the group must say yes.
        consumer.commitSync(offsets(store.reached(waiting)), PATIENCE);
        Rule rule = store.rule();
        Map<LogPartition, Turn> turns = store.raise(ids, rule.version());
        begin(turns, ids, rule);
        preparing.forget();
        waiting.stream().filter(partition -> !turns.containsKey(partition)).forEach(partitions::later);
    }

    private void begin(Map<LogPartition, Turn> turns, Map<LogPartition, UUID> ids, Rule rule)
            throws InterruptedException {
        Set<TopicPartition> here = turns.keySet().stream().map(partitions::of).collect(Collectors.toSet());
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(here, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(here, PATIENCE);
        List<Start> good = new ArrayList<>();
        turns.forEach((partition, turn) -> {
            TopicPartition there = partitions.of(partition);
            long start = known(starts, there);
            String fault = fault(turn, rule, known(ids, partition), start, known(ends, there));
            if (fault == null) {
                Reach reached = new Reach(turn.position(), turn.logTime());
                good.add(new Start(turn.epoch(), preparing.take(partition, reached, rule, start)));
            } else {
                partitions.stop(partition, fault);
            }
        });
        run(good);
    }

    private void run(List<Start> good) throws InterruptedException {
        Map<TopicPartition, Long> times = new HashMap<>();
        List<Start> unprepared =
                good.stream().filter(start -> start.ready().from().isEmpty()).toList();
        unprepared.forEach(start ->
                start.state().readFrom().ifPresent(time -> times.put(partitions.of(start.partition()), time)));
        Map<TopicPartition, OffsetAndTimestamp> windows = consumer.offsetsForTimes(times, PATIENCE);
        try {
            for (Start start : unprepared) {
                remembering.inherited(start.state());
            }
        } finally {
            remembering.letGo();
        }
        for (Start start : good) {
            TopicPartition place = partitions.of(start.partition());
            consumer.seek(
                    place,
                    start.ready()
                            .from()
                            .orElse(from(windows.get(place), start.state().position())));
            partitions.begin(start.partition(), new Running(start.epoch(), start.state()));
            consumer.resume(Set.of(place));
        }
    }

    private static long from(@Nullable OffsetAndTimestamp window, long position) {
        return window == null ? position : Math.min(window.offset(), position);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static @Nullable String fault(Turn turn, Rule rule, UUID topicId, long start, long end) {
        if (!turn.topicId().equals(topicId)) {
            return "the topic is another one than was counted: its id is %s, not %s".formatted(topicId, turn.topicId());
        }
        if (turn.rule() != rule.version()) {
            return "the partition is counted by rule %d, the pipeline by rule %d"
                    .formatted(turn.rule(), rule.version());
        }
        if (turn.position() < start || turn.position() > end) {
            return "position %d is out of the log, which has %d to %d".formatted(turn.position(), start, end);
        }
        return null;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<LogPartition, Reach> reached) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        reached.forEach(
                (partition, reach) -> offsets.put(partitions.of(partition), new OffsetAndMetadata(reach.position())));
        return offsets;
    }
}
