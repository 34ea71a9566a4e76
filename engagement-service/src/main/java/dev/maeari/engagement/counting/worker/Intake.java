package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import dev.maeari.outbox.DeadRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Turns a poll into a batch. */
final class Intake {
    private final Reading reading;
    private final Partitions partitions;
    private final Topics topics;
    private final Causes causes;

    Intake(Reading reading, Partitions partitions, Topics topics, Causes causes) {
        this.reading = reading;
        this.partitions = partitions;
        this.topics = topics;
        this.causes = causes;
    }

    /** What of a poll is this process' to count; on the worker's thread, which alone knows. */
    Batch read(ConsumerRecords<byte[], byte[]> poll) {
        List<Batch.Share> shares = new ArrayList<>();
        poll.nextOffsets()
                .forEach((place, next) -> partitions
                        .running(partitions.of(place))
                        .ifPresent(turn -> shares.add(share(turn, poll.records(place), next.offset()))));
        return new Batch(shares);
    }

    private Batch.Share share(Running turn, List<ConsumerRecord<byte[], byte[]>> records, long next) {
        LogPartition partition = turn.state().partition();
        // Up to which it was counted when it was polled: what stands before is only remembered.
        long position = turn.state().position();
        List<Entry> entries = new ArrayList<>(records.size());
        List<Batch.Letter> deadLetters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading.Read read = reading.read(partition, record);
            entries.add(read.entry());
            if (read.cause() != null && record.offset() >= position) {
                Position place = new Position(partition.topic().name(), partition.number(), record.offset());
                deadLetters.add(new Batch.Letter(place, DeadRecord.of(record, place, read.cause(), topics)));
            }
        }
        return new Batch.Share(
                new Slice(partition, entries, next),
                turn,
                deadLetters,
                causes.of(partition, records, entries, position));
    }
}
