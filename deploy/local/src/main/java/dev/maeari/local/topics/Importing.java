package dev.maeari.local.topics;

import dev.maeari.embedded.Checksum;
import dev.maeari.events.Topics;
import dev.maeari.local.Failure;
import dev.maeari.local.topics.Kept.KeptPartition;
import dev.maeari.local.topics.Kept.KeptTopic;
import dev.maeari.local.topics.Kept.Piece;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills empty topics from a copy: each record with the time it was appended at, and where the topic is not compacted at the
 * offset that it had. Nobody may write meanwhile.
 */
public final class Importing {
    private final BrokerAccess broker;
    private final Path folder;
    private final Kept kept;

    /** From a folder that {@link Exporting} has filled. */
    public Importing(BrokerAccess broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
        this.kept = Kept.in(folder)
                .orElseThrow(() -> new Failure(folder + " holds no copy of topics (./maeari topics export)"));
    }

    /** What the folder holds. */
    public Kept kept() {
        return kept;
    }

    /**
     * Fills them, made if they are not there.
     *
     * @return the new id of each topic by its old one
     */
    public Map<String, String> run(short replication) {
        kept.topics().forEach((name, topic) -> whole(topic));
        Topics topics = new Topics(broker.prefix(), kept.partitions(), replication);
        broker.create(topics);
        Map<String, TopicState> found = broker.topics();
        found.forEach(this::refuseFilled);
        broker.stamping(topics, false);
        GroupPositions groups = new GroupPositions(kept, broker);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            kept.topics()
                    .forEach((name, topic) -> fill(
                            producer,
                            name,
                            topic,
                            Objects.requireNonNull(found.get(name)).compacted(),
                            groups));
        }
        broker.stamping(topics, true);
        groups.set();
        return ids(found);
    }

    private void refuseFilled(String name, TopicState topic) {
        if (!topic.isEmpty() || topic.ends().size() != kept.partitions()) {
            throw new Failure("topic %s%s must be empty and have %d partitions; nothing was imported"
                    .formatted(broker.prefix(), name, kept.partitions()));
        }
    }

    private Map<String, String> ids(Map<String, TopicState> found) {
        Map<String, String> ids = new TreeMap<>();
        kept.topics()
                .forEach((name, topic) -> ids.put(
                        topic.id(), Objects.requireNonNull(found.get(name)).id()));
        return ids;
    }

    private void whole(KeptTopic topic) {
        topic.partitions().stream().flatMap(one -> one.pieces().stream()).forEach(piece -> {
            try {
                if (!Checksum.of(folder.resolve(piece.file())).equals(piece.sha256())) {
                    throw new Failure("%s is damaged; nothing was imported".formatted(folder.resolve(piece.file())));
                }
            } catch (IOException e) {
                throw new Failure("can't read %s; nothing was imported".formatted(folder.resolve(piece.file())), e);
            }
        });
    }

    private void fill(
            KafkaProducer<byte[], byte[]> producer,
            String name,
            KeptTopic topic,
            boolean compacted,
            GroupPositions groups) {
        for (int number = 0; number < topic.partitions().size(); number++) {
            TopicPartition place = new TopicPartition(broker.prefix() + name, number);
            KeptPartition partition = topic.partitions().get(number);
            Refill refill = new Refill(producer, place, !compacted);
            if (!compacted && partition.start() > 0) {
                refill.skip(partition.start());
                broker.deleteBefore(place, partition.start());
            }
            Consumer<Line> position = groups.follow(name, number, compacted);
            for (Piece piece : partition.pieces()) {
                read(piece, place, line -> {
                    refill.append(line);
                    position.accept(line);
                });
            }
            refill.finish(compacted ? refill.next() : partition.end());
        }
    }

    private void read(Piece piece, TopicPartition place, Consumer<Line> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(piece.file())), 1 << 16),
                StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                lines.accept(Line.read(text, place));
            }
        } catch (IOException e) {
            throw new Failure("can't read %s: %s".formatted(folder.resolve(piece.file()), e.getMessage()), e);
        }
    }
}
