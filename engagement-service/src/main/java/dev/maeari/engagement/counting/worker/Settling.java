package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries a batch until it is committed, or until none of it is this process' any more. It is written by another thread,
 * one batch at a time; everything that follows from the outcome happens here, on the worker's thread.
 */
final class Settling {
    private static final Logger LOG = Logger.getLogger(Settling.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Batch NOTHING = new Batch(List.of());

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Applying applying;
    private final Committed committed;
    private final Attendance attendance;
    private final Executor writer;
    private @Nullable Attempt current;

    /** A batch that is being written; until its outcome is known nobody changes the states in it. */
    private record Attempt(Batch batch, long start, CompletableFuture<Outcome> outcome) {}

    Settling(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Applying applying,
            Committed committed,
            Attendance attendance,
            Executor writer) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.applying = applying;
        this.committed = committed;
        this.attendance = attendance;
        this.writer = writer;
    }

    /** Begins to write what of the batch still is this process'; the one before must be finished. */
    void begin(Batch batch) {
        Batch held = batch.stillHeld(partitions);
        if (!held.isEmpty()) {
            current = attempt(held);
        }
    }

    /** Whether the outcome of a batch has still to be waited for. */
    boolean isWriting() {
        Attempt attempt = current;
        return attempt != null && !attempt.outcome().isDone();
    }

    /** Waits for the batch that was begun, and tries it again as long as it must be. */
    void finish(BooleanSupplier stopped) throws InterruptedException {
        Attempt attempt = current;
        if (attempt == null) {
            return;
        }
        current = null;
        Batch left = settled(attempt, stopped);
        while (!left.isEmpty() && !stopped.getAsBoolean()) {
            left = settled(attempt(left), stopped);
        }
        // However the batch ended: what was paused while it waited must not stay so.
        resume();
    }

    private Attempt attempt(Batch batch) {
        attendance.asks();
        return new Attempt(
                batch, System.nanoTime(), CompletableFuture.supplyAsync(() -> applying.apply(batch), writer));
    }

    /** Answers what is left to be tried. */
    private Batch settled(Attempt attempt, BooleanSupplier stopped) throws InterruptedException {
        Batch batch = attempt.batch();
        return switch (outcome(attempt)) {
            case Outcome.Committed done -> {
                done.counted().take();
                committed.tell(batch, done, Duration.ofNanos(System.nanoTime() - attempt.start()));
                attendance.answered();
                yield NOTHING;
            }
            case Outcome.Fenced fenced -> {
                attendance.answered();
                LOG.infof("others have taken over partitions=%s", fenced.partitions());
                restart(batch, fenced.partitions());
                yield batch.without(fenced.partitions()).stillHeld(partitions);
            }
            case Outcome.Unanswered unanswered -> {
                attendance.failed(unanswered.cause());
                restart(batch, batch.partitions());
                yield NOTHING;
            }
            case Outcome.Refused refused -> {
                attendance.failed(refused.cause());
                waitInTheGroup(stopped);
                yield batch.stillHeld(partitions);
            }
        };
    }

    private static Outcome outcome(Attempt attempt) throws InterruptedException {
        try {
            return attempt.outcome().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be counted", e.getCause());
        }
    }

    /** Stays a member of the group without reading on; what the group takes meanwhile falls out of the batch. */
    private void waitInTheGroup(BooleanSupplier stopped) {
        while (attendance.isPresent() && !attendance.isDue() && !stopped.getAsBoolean()) {
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

    /** Begins these anew, but for those that the group has taken, or given again, while the batch was written. */
    private void restart(Batch batch, Set<LogPartition> restarting) {
        Set<TopicPartition> assignment = consumer.assignment();
        batch.stillHeld(partitions).partitions().stream()
                .filter(restarting::contains)
                .forEach(partition -> {
                    partitions.restart(partition);
                    if (assignment.contains(partitions.of(partition))) {
                        consumer.pause(Set.of(partitions.of(partition)));
                    }
                });
    }
}
