package dev.maeari.local.topics;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.maeari.local.Failure;
import dev.maeari.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder holds of a log.
 *
 * @param at until when; nothing that was appended before is missing
 * @param prefix of the topics' names
 * @param partitions of each topic
 * @param topics by name without prefix
 * @param groups how far groups of readers had come: group, then {@code topic/partition}
 */
public record Kept(
        String at,
        String prefix,
        int partitions,
        Map<String, KeptTopic> topics,
        Map<String, Map<String, GroupPosition>> groups) {
    private static final String FILE = "topics.json";

    /** One topic; its id tells it from another one of the same name. */
    public record KeptTopic(String id, List<KeptPartition> partitions) {}

    /**
     * One partition.
     *
     * @param start of the log, below which everything has been deleted
     * @param end the offset of the next record
     */
    public record KeptPartition(long start, long end, List<Piece> pieces) {
        static final KeptPartition NONE = new KeptPartition(0, 0, List.of());
    }

    /** Records that follow one another, in one file. */
    public record Piece(String file, long records, String sha256) {}

    /** How far a group has come, and what it noted with that. */
    public record GroupPosition(long offset, String note) {}

    /** That of a folder, if it holds any. */
    static Optional<Kept> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(file.toFile(), new TypeReference<Kept>() {}));
        } catch (IOException e) {
            throw new Failure("can't read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(FILE + ".part");
        Json.MAPPER.writeValue(fresh.toFile(), this);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    KeptPartition partition(String topic, int number) {
        KeptTopic kept = topics.get(topic);
        // Partitions are added, and a copy of before has none of them.
        return kept == null || number >= kept.partitions().size()
                ? KeptPartition.NONE
                : kept.partitions().get(number);
    }

    /** When it was made. */
    public Instant moment() {
        return Instant.parse(at);
    }

    /** How many records it holds. */
    public long records() {
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .flatMap(partition -> partition.pieces().stream())
                .mapToLong(Piece::records)
                .sum();
    }
}
