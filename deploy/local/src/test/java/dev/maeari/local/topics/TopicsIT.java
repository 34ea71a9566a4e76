package dev.maeari.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.TopicCheck;
import dev.maeari.events.Topics;
import dev.maeari.local.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real broker, copied and brought back under another prefix. */
class TopicsIT {
    private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0xc3};

    private final EmbeddedStack stack = EmbeddedStack.shared();
    private final String servers = stack.kafka().bootstrapServers();
    private final String unique = "topics-" + UUID.randomUUID() + ".";
    private final BrokerAccess source = BrokerAccess.of(servers, unique);
    private final BrokerAccess target = BrokerAccess.of(servers, "back." + unique);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void a_log() {
        stack.topics(unique, 2);
        for (int number = 0; number < 5; number++) {
            append("views", 1, "article", "view " + number);
            append("articles", 0, "article " + number, "메아리 " + number);
        }
        append(unique + "likes.dead", 0, BINARY, BINARY, System.currentTimeMillis());
        source.deleteBefore(new TopicPartition(unique + "views", 1), 2);
    }

    @AfterEach
    void end() {
        source.close();
        target.close();
    }

    @Test
    void every_record_comes_back_with_its_time_at_its_offset() throws Exception {
        // Given
        new Exporting(source, folder).run();
        // When
        new Importing(target, folder).run((short) 1);
        // Then
        for (String topic : List.of("views", "articles", "likes.dead")) {
            assertThat(all(target, topic)).isNotEmpty().isEqualTo(all(source, topic));
        }
        assertThat(state(target, "views").starts()).containsExactly(0L, 2L);
        assertThat(TopicCheck.differences(target.admin(), new Topics(target.prefix(), 2, (short) 1)))
                .isEmpty();
    }

    @Test
    void what_an_export_left_that_was_ended_on_its_way_goes_and_nothing_else() throws IOException {
        // Given
        Path partition = Files.createDirectories(folder.resolve("views/1"));
        Path whole = Files.writeString(partition.resolve("2-4.jsonl.gz"), "of an export that was ended");
        Path begun = Files.writeString(partition.resolve("4-5.jsonl.gz.part"), "likewise");
        Path others = Files.writeString(partition.resolve("notes.txt"), "of somebody");
        // When
        Kept kept = new Exporting(source, folder).run();
        // Then
        assertThat(List.of(whole, begun)).noneMatch(Files::exists);
        assertThat(others).exists();
        assertThat(folder.resolve(kept.partition("views", 1).pieces().getFirst().file()))
                .exists();
    }

    @Test
    void a_partition_that_was_added_is_copied_into_the_same_folder() throws Exception {
        // Given
        new Exporting(source, folder).run();
        source.admin()
                .createPartitions(Map.of(unique + "views", NewPartitions.increaseTo(4)))
                .all()
                .get();
        append("views", 3, "article", "a view of later");
        // When
        Kept kept = new Exporting(source, folder).run();
        // Then
        assertThat(kept.partition("views", 3).pieces())
                .singleElement()
                .extracting(Kept.Piece::records)
                .isEqualTo(1L);
        assertThat(kept.partition("views", 1).end()).isEqualTo(5);
    }

    @Test
    void two_exports_never_write_into_one_folder() throws Exception {
        try (FileChannel other =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> new Exporting(source, folder).run())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("another export")
                    .hasMessageContaining(folder.toString());
        }
        assertThat(new Exporting(source, folder).run().records()).isPositive();
    }

    @Test
    void a_broker_that_nobody_knows_is_named() {
        assertThatThrownBy(() -> BrokerAccess.of("kafka.invalid:9093", unique))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("kafka.invalid:9093")
                .hasMessageContaining("bootstrap");
    }

    @Test
    void the_broker_stamps_again_what_is_appended_after() {
        // Given
        new Exporting(source, folder).run();
        new Importing(target, folder).run((short) 1);
        // When
        long stamped = append(target.prefix() + "views", 1, bytes("article"), bytes("view"), 1L);
        // Then
        assertThat(stamped).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void groups_go_on_where_they_were() {
        // Given
        String group = unique + "readers";
        source.position(
                group,
                Map.of(
                        new TopicPartition(unique + "views", 1), new OffsetAndMetadata(4, "a note"),
                        new TopicPartition(unique + "articles", 0), new OffsetAndMetadata(3)));
        new Exporting(source, folder).run();
        // When
        new Importing(target, folder).run((short) 1);
        // Then
        assertThat(target.groups().get(group))
                .containsEntry("views/1", new Kept.GroupPosition(4, "a note"))
                .containsEntry("articles/0", new Kept.GroupPosition(3, ""));
    }

    @Test
    void a_second_copy_adds_what_is_new() throws IOException {
        // Given
        Kept first = new Exporting(source, folder).run();
        append("views", 1, "article", "later");
        // When
        Kept second = new Exporting(source, folder).run();
        // Then
        assertThat(second.records()).isEqualTo(first.records() + 1);
        assertThat(second.partition("views", 1).pieces())
                .hasSize(2)
                .startsWith(first.partition("views", 1).pieces().getFirst());
        new Importing(target, folder).run((short) 1);
        assertThat(all(target, "views")).isEqualTo(all(source, "views"));
    }

    @Test
    void a_damaged_copy_and_topics_that_hold_something_are_refused() throws IOException {
        // Given
        Kept kept = new Exporting(source, folder).run();
        // Then
        assertThatThrownBy(() -> new Importing(source, folder).run((short) 1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("must be empty");
        // Given
        Path piece =
                folder.resolve(kept.partition("views", 1).pieces().getFirst().file());
        byte[] bytes = Files.readAllBytes(piece);
        bytes[bytes.length / 2]++;
        Files.write(piece, bytes);
        // Then
        assertThatThrownBy(() -> new Importing(target, folder).run((short) 1)).hasMessageContaining("damaged");
    }

    private void append(String topic, int partition, String key, String value) {
        append(unique + topic, partition, bytes(key), bytes(value), System.currentTimeMillis());
    }

    private long append(String topic, int partition, byte[] key, byte[] value, long time) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", "메아리".getBytes(StandardCharsets.UTF_8))
                .add("binary", BINARY)
                .add("none", null);
        try (KafkaProducer<byte[], byte[]> producer = source.producer()) {
            return producer.send(new ProducerRecord<>(topic, partition, time, key, value, headers))
                    .get()
                    .timestamp();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TopicState state(BrokerAccess broker, String topic) {
        return Objects.requireNonNull(broker.topics().get(topic));
    }

    /** As lines: offset, time, key, value and headers in one. */
    private List<String> all(BrokerAccess broker, String topic) throws IOException {
        List<String> all = new ArrayList<>();
        TopicState state = state(broker, topic);
        try (KafkaConsumer<byte[], byte[]> consumer = broker.consumer()) {
            for (int number = 0; number < state.ends().size(); number++) {
                TopicPartition place = new TopicPartition(broker.prefix() + topic, number);
                consumer.assign(List.of(place));
                consumer.seekToBeginning(List.of(place));
                while (consumer.position(place) < state.ends().get(number)) {
                    for (var record : consumer.poll(Duration.ofMillis(200))) {
                        all.add(number + " " + new String(Line.of(record), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return all;
    }
}
