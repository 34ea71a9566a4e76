package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/** A process of counting on one thread: what its writer has to do waits until the test lets it. */
final class Overlap implements AutoCloseable {
    private static final UUID SOME_TOPIC_ID = new UUID(7, 7);
    private static final String PIPELINE = Newsroom.PIPELINE;

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    final Partitions partitions;
    private final Newsroom newsroom;
    private final ArrayDeque<Runnable> writer = new ArrayDeque<>();
    private final CountsPublisher publisher = new CountsPublisher(new NoOutlet());
    private final ReadingAhead ahead;
    private final Settling settling;

    private static final class NoOutlet implements CountsPublisher.Outlet {
        @Override
        public boolean open() {
            return false;
        }

        @Override
        public void send(CountRow row, CountsPublisher back) {
            throw new AssertionError("nothing is sent here");
        }
    }

    Overlap(Newsroom newsroom) {
        this.newsroom = newsroom;
        partitions = new Partitions(newsroom.topics);
        Partitioning partitioning = Partitioning.of(newsroom.topics.partitions());
        Measures measures =
                new Measures(new EngagementMetrics(new SimpleMeterRegistry()), InstantSource.system(), newsroom.topics);
        ahead = new ReadingAhead(
                consumer,
                new Intake(
                        new Reading(newsroom.codec, newsroom.topics, partitioning),
                        partitions,
                        newsroom.topics,
                        Causes.UNTRACED),
                partitions,
                1,
                Time.REAL);
        Store store = new SqlStore(
                newsroom.data,
                PIPELINE,
                Rulebook.beginningWith(Rule.BUILT_IN),
                Limits.DEFAULT,
                new ProgressTable(PIPELINE),
                partitioning);
        settling = new Settling(
                consumer,
                partitions,
                new Applying(store),
                new Committed(publisher, newsroom.board(), measures, Standing.shown(), Causes.UNTRACED, () -> {}),
                new Attendance(consumer, partitions, store, () -> false, Duration.ofSeconds(10), Time.REAL),
                writer::add);
    }

    /** The group gives it these partitions of the views alone, and it begins them where the table says. */
    void begin(int... numbers) throws Exception {
        List<LogPartition> given = Arrays.stream(numbers)
                .mapToObj(number -> new LogPartition(Topic.VIEWS, number))
                .toList();
        List<TopicPartition> places = given.stream().map(partitions::of).toList();
        consumer.assign(places);
        partitions.assigned(places);
        try (Connection connection = newsroom.data.getConnection()) {
            Rule rule = PipelinesTable.rule(connection, PIPELINE, Rulebook.beginningWith(Rule.BUILT_IN));
            new ProgressTable(PIPELINE)
                    .raise(connection, ids(given), rule.version())
                    .forEach((partition, turn) -> {
                        consumer.seek(partitions.of(partition), turn.position());
                        partitions.begin(
                                partition,
                                new Running(
                                        turn.epoch(),
                                        PartitionState.at(partition, turn.position(), turn.logTime(), rule)));
                    });
        }
    }

    private static Map<LogPartition, UUID> ids(Collection<LogPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, any -> SOME_TOPIC_ID));
    }

    /** The record stands on the log at that offset. */
    void log(ProducerRecord<byte[], byte[]> record, long offset) {
        consumer.addRecord(new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                offset,
                offset,
                TimestampType.LOG_APPEND_TIME,
                -1,
                -1,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()));
    }

    /** Reads the next batch, whether or not one is being written. */
    Batch read() throws InterruptedException {
        return ahead.next(Duration.ZERO, settling::isWriting);
    }

    void hand(Batch batch) {
        settling.begin(batch);
    }

    /** Whether the writer has been given something that it has not done. */
    boolean hasToWrite() {
        return !writer.isEmpty();
    }

    /** Writes what was handed over, as far as it is still to be had, and settles it. */
    void write() throws InterruptedException {
        writer.remove().run();
        settling.finish(() -> false);
    }

    @Override
    public void close() {
        try {
            publisher.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
