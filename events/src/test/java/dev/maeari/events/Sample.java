package dev.maeari.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A record as some version wrote it, kept by hand in {@code samples/TYPE/NAME.json} with its key and headers in {@code
 * NAME.headers}. Samples are only added, never changed: logs are full of them.
 */
record Sample(String type, String name, Map<String, String> headers, String key, String json) {
    private static final Path FOLDER = Path.of("src/test/resources/samples");

    static List<Sample> all() {
        return types().flatMap(type -> of(type).stream()).toList();
    }

    static Stream<String> types() {
        return list(FOLDER).map(folder -> folder.getFileName().toString());
    }

    static List<Sample> of(String type) {
        return list(FOLDER.resolve(type))
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> read(type, file))
                .toList();
    }

    ConsumerRecord<byte[], byte[]> record(Topic topic, Topics topics) {
        return record(topic, topics, json);
    }

    ConsumerRecord<byte[], byte[]> record(Topic topic, Topics topics, String value) {
        RecordHeaders kafkaHeaders = new RecordHeaders();
        headers.forEach((header, text) -> kafkaHeaders.add(header, text.getBytes(UTF_8)));
        int partition = topics.partition(ArticleId.of(key.split("/", -1)[0]));
        return new ConsumerRecord<>(
                topics.name(topic),
                partition,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value.getBytes(UTF_8),
                kafkaHeaders,
                Optional.empty());
    }

    @Override
    public String toString() {
        return type + "/" + name;
    }

    private static Sample read(String type, Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        Map<String, String> headers = new LinkedHashMap<>();
        text(file.resolveSibling(name + ".headers")).lines().forEach(line -> {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0], parts[1]);
        });
        String key = Objects.requireNonNull(headers.remove("key"), "no key");
        return new Sample(type, name, headers, key, text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
