package dev.maeari.local.topics;

import dev.maeari.local.Failure;
import dev.maeari.local.topics.Kept.KeptPartition;
import dev.maeari.local.topics.Kept.KeptTopic;
import dev.maeari.local.topics.Kept.Piece;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies all topics into a folder, up to the ends that they have at the beginning. Into a folder that holds a former copy
 * comes what is new; compacted topics are copied anew.
 */
public final class Exporting {
    private static final Duration POLL = Duration.ofMillis(500);
    /** From one offset to another; with an ending of its own while it is written. */
    private static final Pattern PIECE = Pattern.compile("\\d+-\\d+\\.jsonl\\.gz(\\.part)?");

    private final BrokerAccess broker;
    private final Path folder;

    /** Into a folder, which is made if absent. */
    public Exporting(BrokerAccess broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
    }

    /** Copies; what was copied before stays as it was until the new copy is whole. One at a time into a folder. */
    public Kept run() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new Failure("another export into %s is at work; wait for its end".formatted(folder));
                }
                return copied();
            }
        } catch (OverlappingFileLockException e) {
            throw new Failure("another export into %s is at work; wait for its end".formatted(folder), e);
        } catch (IOException e) {
            throw new Failure("can't write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Kept copied() throws IOException {
        Instant at = Instant.now();
        Map<String, TopicState> found = broker.topics();
        Optional<Kept> former = Kept.in(folder);
        former.ifPresent(kept -> found.forEach((name, topic) -> sameLog(kept, name, topic)));
        try (KafkaConsumer<byte[], byte[]> consumer = broker.consumer()) {
            Map<String, KeptTopic> topics = new TreeMap<>();
            for (Map.Entry<String, TopicState> topic : found.entrySet()) {
                topics.put(topic.getKey(), copied(consumer, topic.getKey(), topic.getValue(), former));
            }
            int partitions = found.values().stream()
                    .mapToInt(topic -> topic.ends().size())
                    .max()
                    .orElse(0);
            Kept kept = new Kept(at.toString(), broker.prefix(), partitions, topics, broker.groups());
            kept.write(folder);
            deleteLeft(kept);
            return kept;
        }
    }

    private void sameLog(Kept kept, String name, TopicState topic) {
        KeptTopic before = kept.topics().get(name);
        if (before != null && !before.id().equals(topic.id())) {
            throw new Failure("%s holds another log: its %s is not the one at the broker; choose another folder"
                    .formatted(folder, name));
        }
    }

    private KeptTopic copied(
            KafkaConsumer<byte[], byte[]> consumer, String name, TopicState topic, Optional<Kept> former)
            throws IOException {
        List<KeptPartition> partitions = new ArrayList<>();
        for (int number = 0; number < topic.ends().size(); number++) {
            int partition = number;
            KeptPartition before =
                    former.map(kept -> kept.partition(name, partition)).orElse(KeptPartition.NONE);
            partitions.add(copied(consumer, name, number, topic, before));
        }
        return new KeptTopic(topic.id(), partitions);
    }

    private KeptPartition copied(
            KafkaConsumer<byte[], byte[]> consumer, String name, int number, TopicState topic, KeptPartition before)
            throws IOException {
        long start = topic.starts().get(number);
        long end = topic.ends().get(number);
        // What was deleted before it was copied is a gap: only what follows it is one log.
        boolean goesOn =
                !topic.compacted() && before.end() >= start && !before.pieces().isEmpty();
        long from = goesOn ? before.end() : start;
        List<Piece> pieces = new ArrayList<>(goesOn ? before.pieces() : List.of());
        if (from < end) {
            TopicPartition place = new TopicPartition(broker.prefix() + name, number);
            pieces.add(copy(consumer, place, from, end, "%s/%d/%d-%d.jsonl.gz".formatted(name, number, from, end)));
        }
        return new KeptPartition(goesOn ? before.start() : start, end, pieces);
    }

    private Piece copy(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place, long from, long end, String file)
            throws IOException {
        consumer.assign(List.of(place));
        consumer.seek(place, from);
        try (PieceWriter writer = new PieceWriter(folder, file)) {
            while (consumer.position(place) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        writer.write(record);
                    }
                }
            }
            return writer.finish();
        }
    }

    /** What is named no more, and what an export that was ended on its way has left. */
    private void deleteLeft(Kept now) {
        Set<Path> named = now.topics().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .flatMap(partition -> partition.pieces().stream())
                .map(piece -> folder.resolve(piece.file()))
                .collect(Collectors.toSet());
        try {
            for (Map.Entry<String, KeptTopic> topic : now.topics().entrySet()) {
                for (int number = 0; number < topic.getValue().partitions().size(); number++) {
                    deleteBut(named, folder.resolve(topic.getKey()).resolve(Integer.toString(number)));
                }
            }
        } catch (IOException e) {
            throw new Failure("can't delete what is no longer needed in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void deleteBut(Set<Path> named, Path partition) throws IOException {
        if (!Files.exists(partition)) {
            return;
        }
        try (Stream<Path> files = Files.list(partition)) {
            for (Path file : files.filter(one -> !named.contains(one))
                    .filter(one ->
                            PIECE.matcher(String.valueOf(one.getFileName())).matches())
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
