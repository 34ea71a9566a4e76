package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** For those who watch: lag in the metrics, positions in the group's offsets (which counting itself never reads). */
final class Watching {
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Measures measures;
    private final ProgressBoard board;
    private final Mending mending;
    private final Standing standing;
    private long last = System.nanoTime();

    Watching(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Measures measures,
            ProgressBoard board,
            Mending mending,
            Standing standing) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.measures = measures;
        this.board = board;
        this.mending = mending;
        this.standing = standing;
    }

    /** Some partitions have begun: where they are is known, and what of them is missing on {@code counts} is sent. */
    void begun(Collection<LogPartition> begun) {
        if (!standing.isShown()) {
            return;
        }
        for (LogPartition partition : begun) {
            partitions.running(partition).ifPresent(turn -> {
                board.note(
                        partition.topic().name(),
                        partition.number(),
                        turn.state().position());
                mending.partition(partition);
            });
        }
    }

    /** Once in a while tells where counting is. */
    void look() {
        long now = System.nanoTime();
        if (now - last < BETWEEN) {
            return;
        }
        last = now;
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Set<LogPartition> counted = new HashSet<>();
        for (TopicPartition topicPartition : consumer.assignment()) {
            LogPartition partition = partitions.of(topicPartition);
            partitions.running(partition).ifPresent(turn -> {
                counted.add(partition);
                offsets.put(topicPartition, new OffsetAndMetadata(turn.state().position()));
                if (standing.isShown()) {
                    measures.lag(partition, lag(topicPartition, turn));
                    measures.remembered(partition, turn.state().remembered());
                }
            });
        }
        if (standing.isShown()) {
            measures.only(counted);
        }
        if (offsets.isEmpty()) {
            return;
        }
        consumer.commitAsync(offsets, (committed, failure) -> {
            // The next one says it again; correctness does not lean on it.
        });
    }

    private long lag(TopicPartition partition, Running turn) {
        long read = consumer.position(partition);
        return consumer.currentLag(partition).orElse(0)
                + Math.max(0, read - turn.state().position());
    }
}
