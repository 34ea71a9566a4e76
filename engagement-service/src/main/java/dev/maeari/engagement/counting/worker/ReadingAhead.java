package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private static final long LONGEST = Duration.ofMillis(200).toNanos();
    /** Who writes longer than this is waited for without a poll: the group must be able to lose one that hangs. */
    private static final long LONGEST_WRITING = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Partitions partitions;
    private final int most;
    private final int mostOfAPoll;
    private final LongSupplier nanoTime;
    private List<Batch> read = new ArrayList<>();
    private int size;

    /**
     * Reads ahead.
     *
     * @param most records of a batch
     */
    ReadingAhead(
            Consumer<byte[], byte[]> consumer, Intake intake, Partitions partitions, int most, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.intake = intake;
        this.partitions = partitions;
        this.most = most;
        this.nanoTime = nanoTime;
        this.mostOfAPoll = Math.min(most, MOST_OF_A_POLL);
    }

    /**
     * The next batch, empty if there was nothing to read. What the group takes meanwhile may still be in it.
     *
     * @param patience how long to wait for a first record while nothing is written
     */
    Batch next(Duration patience, BooleanSupplier writing) {
        long start = nanoTime.getAsLong();
        do {
            ConsumerRecords<byte[], byte[]> poll = consumer.poll(isBusy(writing) ? GLANCE : patience);
            // Read at once: what Kafka's client makes of records must not pile up, it takes ten times their room.
            Batch one = intake.read(poll);
            if (!one.isEmpty()) {
                read.add(one);
                size += one.size();
            }
        } while (goesOn(writing, start));
        Batch all = Batch.of(read);
        forget();
        return all;
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
