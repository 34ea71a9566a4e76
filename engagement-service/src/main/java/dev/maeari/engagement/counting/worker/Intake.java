package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Turns a poll into a batch. */
final class Intake {
    private final Reading reading;
    private final Partitions partitions;
    private final Topics topics;

    Intake(Reading reading, Partitions partitions, Topics topics) {
        this.reading = reading;
        this.partitions = partitions;
        this.topics = topics;
    }

    /**
     * What a poll holds of one partition, still to be read.
     *
     * @param position up to which the partition was counted when it was polled
     */
    record Part(Running turn, long position, TopicPartition place, ConsumerRecords<byte[], byte[]> poll, long next) {}

    /** What of a poll is this process' to count. On the worker's thread, which alone knows. */
    List<Part> parts(ConsumerRecords<byte[], byte[]> poll) {
        List<Part> parts = new ArrayList<>();
        poll.nextOffsets()
                .forEach((place, next) -> partitions
                        .running(partitions.of(place))
                        .ifPresent(turn ->
                                parts.add(new Part(turn, turn.state().position(), place, poll, next.offset()))));
        return parts;
    }

    /** Reads them, on any thread. */
    Batch read(List<Part> parts) {
        return new Batch(parts.stream().map(this::share).toList());
    }

    private Batch.Share share(Part part) {
        LogPartition partition = part.turn().state().partition();
        List<ConsumerRecord<byte[], byte[]>> records = part.poll().records(part.place());
        List<Entry> entries = new ArrayList<>(records.size());
        List<Batch.Letter> deadLetters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reading.Read read = reading.read(partition, record);
            entries.add(read.entry());
            if (read.cause() != null && record.offset() >= part.position()) {
                Position place = new Position(partition.topic().name(), partition.number(), record.offset());
                deadLetters.add(new Batch.Letter(place, DeadLetter.of(record, place, read.cause(), topics)));
            }
        }
        return new Batch.Share(new Slice(partition, entries, part.next()), part.turn(), deadLetters);
    }
}
