package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.worker.Assignment.Heir;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.engagement.counting.worker.Assignment.Stopped;
import dev.maeari.engagement.counting.worker.Assignment.Waiting;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions that the group gave to this process. Changed by the worker's thread, read by any. */
final class Partitions {
    private static final Logger LOG = Logger.getLogger(Partitions.class);
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final Topics topics;
    private final Map<LogPartition, Assignment> assigned = new ConcurrentHashMap<>();

    Partitions(Topics topics) {
        this.topics = topics;
    }

    /** All that is counted, by its names at the broker. */
    List<String> topics() {
        return Counter.topics().stream().map(topics::name).toList();
    }

    LogPartition of(TopicPartition partition) {
        return new LogPartition(topics.byName(partition.topic()).orElseThrow(), partition.partition());
    }

    TopicPartition of(LogPartition partition) {
        return new TopicPartition(topics.name(partition.topic()), partition.number());
    }

    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.put(of(partition), new Waiting()));
    }

    void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.remove(of(partition)));
    }

    void begin(LogPartition partition, Running running) {
        assigned.replace(partition, running);
    }

    void restart(LogPartition partition) {
        assigned.replace(partition, new Waiting());
    }

    /** It can't begin yet; in a while it waits again. */
    void later(LogPartition partition) {
        assigned.replace(partition, new Heir(System.nanoTime() + BETWEEN));
    }

    void stop(LogPartition partition, String why) {
        LOG.errorf("counting of a partition is stopped until somebody looks partition=%s why=%s", partition, why);
        assigned.replace(partition, new Stopped(why));
    }

    /** Those that have still to begin, always in the same order. */
    Set<LogPartition> waiting() {
        return assigned.entrySet().stream()
                .filter(entry -> switch (entry.getValue()) {
                    case Waiting waiting -> true;
                    case Heir heir -> System.nanoTime() - heir.due() >= 0;
                    case Running running -> false;
                    case Stopped stopped -> false;
                })
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(LogPartition::toString))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Running> running(LogPartition partition) {
        return assigned.get(partition) instanceof Running running ? Optional.of(running) : Optional.empty();
    }

    /** Whether this very turn at the partition still holds. */
    boolean holds(LogPartition partition, Running turn) {
        return turn.equals(assigned.get(partition));
    }

    /** Those that are counted. */
    Set<LogPartition> running() {
        return assigned.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Running)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many are stopped. */
    long stopped() {
        return assigned.values().stream().filter(Stopped.class::isInstance).count();
    }
}
