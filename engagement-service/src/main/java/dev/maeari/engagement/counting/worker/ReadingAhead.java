package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the next batch while the one before is written, so that log and database are never waited for in turn. It reads
 * one batch ahead and no more, and ends as soon as the other is written, unless the log has much more: who lags counts
 * more at a time, who doesn't counts at once. What comes in a broad flow is gathered for a moment: a transaction costs the
 * database the same for one view of an article as for a hundred.
 */
final class ReadingAhead {
    /** Records of one poll; what was made of them for the client is garbage before it gets old. */
    static final int MOST_OF_A_POLL = 4_000;

    private static final Duration GLANCE = Duration.ofMillis(2);
    /** Where so many have come since the batch before, some thousand come in a second. */
    private static final int MANY = 50;
    /** A quarter of what readers may wait for a number in the median. */
    private static final long BETWEEN_BATCHES = Duration.ofMillis(25).toNanos();
    /** What comes by the thousand is not fetched by the dozen. */
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(5);

    private static final long LONGEST = Duration.ofMillis(200).toNanos();
    /** Who writes longer than this is waited for without a poll: the group must be able to lose one that hangs. */
    private static final long LONGEST_WRITING = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Partitions partitions;
    private final int most;
    private final int mostOfAPoll;
    private final Time time;
    private List<Batch> read = new ArrayList<>();
    private int size;
    private long last;

    /**
     * Reads ahead.
     *
     * @param most records of a batch
     */
    ReadingAhead(Consumer<byte[], byte[]> consumer, Intake intake, Partitions partitions, int most, Time time) {
        this.consumer = consumer;
        this.intake = intake;
        this.partitions = partitions;
        this.most = most;
        this.time = time;
        this.last = time.getAsLong() - BETWEEN_BATCHES;
        this.mostOfAPoll = Math.min(most, MOST_OF_A_POLL);
    }

    /**
     * The next batch, empty if there was nothing to read. What the group takes meanwhile may still be in it.
     *
     * @param patience how long to wait for a first record while nothing is written
     */
    Batch next(Duration patience, BooleanSupplier writing) throws InterruptedException {
        long start = time.getAsLong();
        read(writing.getAsBoolean() ? GLANCE : patience);
        while (goesOn(writing, start)) {
            if (size >= MANY && !lags()) {
                time.pass(BETWEEN_POLLS);
            }
            read(GLANCE);
        }
        Batch all = Batch.of(read);
        if (!all.isEmpty()) {
            last = time.getAsLong();
        }
        forget();
        return all;
    }

    private void read(Duration patience) {
        // Read at once: what Kafka's client makes of records must not pile up, it takes ten times their room.
        Batch one = intake.read(consumer.poll(patience));
        if (!one.isEmpty()) {
            read.add(one);
            size += one.size();
        }
    }

    /** What was read is not wanted any more. */
    void forget() {
        read = new ArrayList<>();
        size = 0;
    }

    private boolean goesOn(BooleanSupplier writing, long start) {
        if (size + mostOfAPoll > most) {
            return false;
        }
        long now = time.getAsLong();
        if (writing.getAsBoolean()) {
            return now - start < LONGEST_WRITING;
        }
        return lags() ? now - start < LONGEST : size >= MANY && now - last < BETWEEN_BATCHES;
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
