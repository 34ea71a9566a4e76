package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the next batch while the one before is written, so that log and database are never waited for in turn. It reads
 * one batch ahead and no more, and ends as soon as the other is written, unless the log has much more: who lags counts
 * more at a time, who doesn't counts at once.
 */
final class ReadingAhead {
    /** Records of one poll; what was made of them for the client is garbage before it gets old. */
    static final int MOST_OF_A_POLL = 4_000;

    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final long LONGEST = Duration.ofMillis(100).toNanos();
    /** Who writes longer than this is waited for without a poll: the group must be able to lose one that hangs. */
    private static final long LONGEST_WRITING = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Partitions partitions;
    private final int most;
    private final int mostOfAPoll;
    private final Executor reader;
    private final LongSupplier nanoTime;
    private List<CompletableFuture<Batch>> read = new ArrayList<>();
    private int size;

    /**
     * Reads ahead.
     *
     * @param most records of a batch
     * @param reader reads what was polled; may do so with several threads
     */
    ReadingAhead(
            Consumer<byte[], byte[]> consumer,
            Intake intake,
            Partitions partitions,
            int most,
            Executor reader,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.intake = intake;
        this.partitions = partitions;
        this.most = most;
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.mostOfAPoll = Math.min(most, MOST_OF_A_POLL);
    }

    /**
     * The next batch, empty if there was nothing to read. What the group takes meanwhile may still be in it.
     *
     * @param patience how long to wait for a first record while nothing is written
     */
    Batch next(Duration patience, BooleanSupplier writing) throws InterruptedException {
        long start = nanoTime.getAsLong();
        do {
            ConsumerRecords<byte[], byte[]> poll = consumer.poll(isBusy(writing) ? GLANCE : patience);
            List<Intake.Part> parts = intake.parts(poll);
            if (!parts.isEmpty()) {
                read.add(CompletableFuture.supplyAsync(() -> intake.read(parts), reader));
                size += poll.count();
            }
        } while (goesOn(writing, start));
        return taken();
    }

    private Batch taken() throws InterruptedException {
        List<Batch> batches = new ArrayList<>();
        try {
            for (CompletableFuture<Batch> one : read) {
                batches.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("records could not be read", e.getCause());
        }
        forget();
        return Batch.of(batches);
    }

    /** What was read is not wanted any more. */
    void forget() {
        read = new ArrayList<>();
        size = 0;
    }

    private boolean isBusy(BooleanSupplier writing) {
        return !read.isEmpty() || writing.getAsBoolean();
    }

    private boolean goesOn(BooleanSupplier writing, long start) {
        if (size + mostOfAPoll > most) {
            return false;
        }
        long took = nanoTime.getAsLong() - start;
        return writing.getAsBoolean() ? took < LONGEST_WRITING : took < LONGEST && lags();
    }

    /** Whether more than a poll's worth is known to wait. */
    private boolean lags() {
        long lag = 0;
        for (TopicPartition partition : consumer.assignment()) {
            if (partitions.running(partitions.of(partition)).isPresent()) {
                lag += consumer.currentLag(partition).orElse(0);
            }
        }
        return lag > mostOfAPoll;
    }
}
