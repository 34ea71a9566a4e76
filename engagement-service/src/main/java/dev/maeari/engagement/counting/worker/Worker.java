package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The loop, on one thread: begin what was assigned, read ahead while a batch is written, settle that one, have the next
 * one written, and again.
 */
final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Beginning beginning;
    private final ReadingAhead ahead;
    private final Settling settling;
    private final Watching watching;
    private final Attendance attendance;
    private final Thread thread;
    private volatile boolean stopped;

    Worker(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Beginning beginning,
            ReadingAhead ahead,
            Settling settling,
            Watching watching,
            Attendance attendance) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.beginning = beginning;
        this.ahead = ahead;
        this.settling = settling;
        this.watching = watching;
        this.attendance = attendance;
        this.thread = Thread.ofPlatform().name("counting").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether the loop runs or was told to end; it ends by itself only by a fault that nobody has thought of. */
    boolean alive() {
        return stopped || thread.isAlive();
    }

    /** Ends after the batch at hand; the group gives the partitions to others at once. */
    void end() throws InterruptedException {
        stopped = true;
        consumer.wakeup();
        if (!thread.join(CLOSE)) {
            thread.interrupt();
        }
    }

    private void run() {
        try (consumer) {
            beginning.prepare(() -> stopped);
            attendance.join();
            while (!stopped) {
                step();
            }
            settling.finish(() -> stopped);
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("counting was interrupted", e);
        }
    }

    /** One round of the loop. */
    void step() throws InterruptedException {
        try {
            begin();
            if (attendance.isPresent()) {
                count();
            } else {
                attendance.lookIn();
            }
            watching.look();
        } catch (WakeupException e) {
            LOG.trace("woken", e);
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().forEach(this::stop);
            restartAll();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            // Records may have been read and not counted: only a new beginning knows where to go on.
            attendance.failed(e);
            restartAll();
        }
    }

    private void count() throws InterruptedException {
        Batch next = ahead.next(partitions.waiting().isEmpty() ? POLL : POLL_WHILE_WAITING, settling::isWriting);
        settling.finish(() -> stopped);
        // What was fenced, or of which nobody knows whether it was written, has fallen out of what was read ahead;
        // so has everything if this process has left the group.
        settling.begin(next);
    }

    private void begin() throws InterruptedException {
        if (partitions.waiting().isEmpty() || !attendance.isDue()) {
            return;
        }
        // One that was taken and given again may still be in the batch that is being written.
        settling.finish(() -> stopped);
        Set<LogPartition> waiting = partitions.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        try {
            attendance.asks();
            beginning.begin(waiting);
            watching.begun(waiting);
            attendance.answered();
        } catch (SQLException | ExecutionException | TimeoutException | KafkaException e) {
            if (e instanceof WakeupException || e instanceof InterruptException) {
                throw (KafkaException) e;
            }
            attendance.failed(e);
        }
    }

    private void stop(TopicPartition partition, long offset) {
        partitions.stop(partitions.of(partition), "offset %d is out of the log's range".formatted(offset));
        consumer.pause(Set.of(partition));
    }

    private void restartAll() {
        ahead.forget();
        for (TopicPartition partition : consumer.assignment()) {
            partitions
                    .running(partitions.of(partition))
                    .ifPresent(turn -> partitions.restart(partitions.of(partition)));
        }
        consumer.pause(consumer.assignment());
    }
}
