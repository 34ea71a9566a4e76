package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadingAheadTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Clockwork time = new Clockwork();
    private final Partitions partitions = new Partitions(SimLog.TOPICS);
    private final LogPartition partition = new LogPartition(Topic.VIEWS, 0);
    private final TopicPartition place = partitions.of(partition);
    private final Flow consumer = new Flow();
    private final ReadingAhead ahead = new ReadingAhead(
            consumer,
            new Intake(
                    new Reading(SimLog.CODEC, SimLog.TOPICS, Partitioning.of(SimLog.TOPICS.partitions())),
                    partitions,
                    SimLog.TOPICS,
                    Causes.UNTRACED),
            partitions,
            2 * ReadingAhead.MOST_OF_A_POLL,
            time);

    /** Time that passes only when somebody waits. */
    private static final class Clockwork implements Time {
        private long nanos;

        @Override
        public long getAsLong() {
            return nanos;
        }

        @Override
        public void pass(Duration rest) {
            nanos += rest.toNanos();
        }
    }

    /** A log to which so many records are added in a millisecond. */
    private final class Flow extends MockConsumer<byte[], byte[]> {
        private int inAMillisecond;
        private long next;
        private long addedUntil;

        Flow() {
            super("none");
            assign(List.of(place));
            updateBeginningOffsets(Map.of(place, 0L));
            seek(place, 0);
            partitions.assigned(List.of(place));
            partitions.begin(partition, new Running(1, PartitionState.at(partition, 0, 0, Rule.BUILT_IN)));
        }

        void flows(int records) {
            inAMillisecond = records;
            addedUntil = time.getAsLong();
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            time.pass(Duration.ofMillis(1));
            for (;
                    addedUntil < time.getAsLong();
                    addedUntil += Duration.ofMillis(1).toNanos()) {
                for (int i = 0; i < inAMillisecond; i++) {
                    addRecord(new ConsumerRecord<>(place.topic(), 0, next++, new byte[0], new byte[0]));
                }
            }
            return super.poll(timeout);
        }
    }

    @Test
    void what_comes_one_by_one_is_handed_over_at_once() throws Exception {
        // Given
        consumer.flows(1);
        ahead.next(PATIENCE, () -> false);
        long start = time.getAsLong();
        // When
        Batch next = ahead.next(PATIENCE, () -> false);
        // Then
        assertThat(next.size()).isOne();
        assertThat(time.getAsLong() - start).isEqualTo(Duration.ofMillis(1).toNanos());
    }

    @Test
    void of_a_broad_flow_what_comes_in_some_hundredths_of_a_second_is_one_batch() throws Exception {
        // Given
        consumer.flows(100);
        ahead.next(PATIENCE, () -> false);
        // When
        Batch next = ahead.next(PATIENCE, () -> false);
        // Then
        assertThat(next.size()).isBetween(2_500, 3_100);
    }

    @Test
    void who_has_waited_for_it_is_not_kept_waiting() throws Exception {
        // Given
        time.pass(Duration.ofSeconds(1));
        consumer.flows(100);
        // When
        Batch next = ahead.next(PATIENCE, () -> false);
        // Then
        assertThat(next.size()).isEqualTo(100);
    }

    @Test
    void a_batch_that_is_full_is_handed_over_whatever_the_time() throws Exception {
        // Given
        consumer.flows(5_000);
        ahead.next(PATIENCE, () -> false);
        // When
        Batch next = ahead.next(PATIENCE, () -> true);
        // Then
        assertThat(next.size()).isLessThanOrEqualTo(2 * ReadingAhead.MOST_OF_A_POLL);
    }
}
