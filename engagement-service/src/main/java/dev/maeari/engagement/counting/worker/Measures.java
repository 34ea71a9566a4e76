package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Verdict;
import dev.maeari.events.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** What counting tells about itself, all pipelines of a process together. */
final class Measures {
    /** Latencies per partition and batch at most: a sample tells as much as twenty thousand of the same commit. */
    private static final int SAMPLE = 20;

    private final EngagementMetrics metrics;
    private final InstantSource clock;
    private final Map<LogPartition, Long> lags = new ConcurrentHashMap<>();
    private final Map<LogPartition, Long> remembered = new ConcurrentHashMap<>();
    private final Map<Partitions, Standing> all = new ConcurrentHashMap<>();
    private volatile long unreadable;

    Measures(EngagementMetrics metrics, InstantSource clock, Topics topics) {
        this.metrics = metrics;
        this.clock = clock;
        for (LogPartition one : LogPartition.all(topics.partitions())) {
            metrics.lag(one.topic().name(), one.number(), () -> lags.getOrDefault(one, 0L));
            metrics.owned(one.topic().name(), one.number(), () -> owned(one) ? 1 : 0);
        }
        metrics.gauge(
                "maeari.counting.visits.remembered",
                "Visits that are remembered for the visit gap, with 24 to 48 bytes of memory each",
                () -> remembered.values().stream().mapToLong(Long::longValue).sum());
        metrics.gauge(
                "maeari.counting.stopped.partitions",
                "Partitions that can't be counted until somebody looks",
                () -> unreadable
                        + all.keySet().stream().mapToLong(Partitions::stopped).sum());
    }

    /** What the clients of a process count themselves, until each of what is answered is closed. */
    List<KafkaClientMetrics> clients(Consumer<?, ?> consumer, Producer<?, ?> producer) {
        return List.of(metrics.client(consumer), metrics.client(producer));
    }

    /** Partitions that a process has begun to count. */
    void begun(Partitions partitions, Standing standing) {
        all.put(partitions, standing);
    }

    /** Partitions that it has ended to count. */
    void ended(Partitions partitions) {
        all.remove(partitions);
    }

    /** Partitions that this process leaves alone, since it can't read the rule. */
    void unreadable(long partitions) {
        unreadable = partitions;
    }

    void committed(Batch batch, Counted counted, Duration took) {
        metrics.batch(took);
        counted.changes().tallies().forEach((tally, n) -> {
            if (tally.verdict() == Verdict.COUNTED) {
                metrics.counted(tally.type(), n);
            } else {
                metrics.ignored(tally.type(), tally.verdict().label(), n);
            }
        });
        long now = clock.millis();
        for (Batch.Share share : batch.shares()) {
            if (!share.deadLetters().isEmpty()) {
                metrics.deadLetters(
                        share.partition().topic().name(), share.deadLetters().size());
            }
            latencies(share.slice().entries(), now);
        }
    }

    void lag(LogPartition partition, long records) {
        lags.put(partition, records);
    }

    void remembered(LogPartition partition, long visits) {
        remembered.put(partition, visits);
    }

    /** Partitions that others count are not ours to tell of. */
    void only(Collection<LogPartition> counted) {
        lags.keySet().retainAll(counted);
        remembered.keySet().retainAll(counted);
    }

    private boolean owned(LogPartition partition) {
        return all.entrySet().stream()
                .anyMatch(one -> one.getValue().isShown()
                        && one.getKey().running(partition).isPresent());
    }

    private void latencies(List<Entry> entries, long now) {
        int step = Math.max(1, entries.size() / SAMPLE);
        for (int i = 0; i < entries.size(); i += step) {
            metrics.latency(Duration.ofMillis(Math.max(0, now - entries.get(i).appendedAt())));
        }
    }
}
