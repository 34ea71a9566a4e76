package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Tries a batch until it is committed, or until none of it is this process' any more. */
final class Settling {
    private static final Logger LOG = Logger.getLogger(Settling.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Batch NOTHING = new Batch(List.of());

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Applying applying;
    private final Committed committed;
    private final Trouble trouble;

    Settling(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Applying applying,
            Committed committed,
            Trouble trouble) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.applying = applying;
        this.committed = committed;
        this.trouble = trouble;
    }

    void settle(Batch batch, BooleanSupplier stopped) {
        Batch left = batch;
        while (!left.isEmpty() && !stopped.getAsBoolean()) {
            left = attempt(left, stopped);
        }
        // However the batch ended: what was paused while it waited must not stay so.
        resume();
    }

    /** Answers what is left to be tried. */
    private Batch attempt(Batch batch, BooleanSupplier stopped) {
        long start = System.nanoTime();
        return switch (applying.apply(batch)) {
            case Outcome.Committed done -> {
                done.counted().take();
                committed.tell(batch, done, Duration.ofNanos(System.nanoTime() - start));
                trouble.over();
                yield NOTHING;
            }
            case Outcome.Fenced fenced -> {
                LOG.infof("others have taken over partitions=%s", fenced.partitions());
                restart(fenced.partitions());
                yield batch.without(fenced.partitions());
            }
            case Outcome.Unanswered unanswered -> {
                trouble.happened(unanswered.cause());
                restart(batch.shares().stream().map(Batch.Share::partition).collect(Collectors.toSet()));
                yield NOTHING;
            }
            case Outcome.Refused refused -> {
                trouble.happened(refused.cause());
                waitInTheGroup(stopped);
                yield batch.stillHeld(partitions);
            }
        };
    }

    /** Stays a member of the group without reading on; what the group takes meanwhile falls out of the batch. */
    private void waitInTheGroup(BooleanSupplier stopped) {
        while (!trouble.due() && !stopped.getAsBoolean()) {
            consumer.pause(consumer.assignment());
            ConsumerRecords<byte[], byte[]> unwanted = consumer.poll(POLL);
            unwanted.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, unwanted.records(partition).getFirst().offset()));
        }
    }

    private void resume() {
        if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused().stream()
                    .filter(partition ->
                            partitions.running(partitions.of(partition)).isPresent())
                    .toList());
        }
    }

    private void restart(Set<LogPartition> restarting) {
        Set<TopicPartition> assignment = consumer.assignment();
        restarting.forEach(partition -> {
            partitions.restart(partition);
            if (assignment.contains(partitions.of(partition))) {
                consumer.pause(Set.of(partitions.of(partition)));
            }
        });
    }
}
