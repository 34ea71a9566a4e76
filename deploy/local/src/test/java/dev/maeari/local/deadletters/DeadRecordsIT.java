package dev.maeari.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.embedded.EmbeddedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeadRecordsIT {
    private static final String PREFIX = "dead-records.";

    private final EmbeddedStack stack = EmbeddedStack.shared();
    private final String bootstrapServers = stack.kafka().bootstrapServers();
    private final DeadRecords dead = new DeadRecords(bootstrapServers, PREFIX);

    @Test
    void each_origin_is_replayed_once_to_the_partition_it_came_from() throws Exception {
        // Given
        stack.topics(PREFIX, 3);
        bury("views.dead", "views/2/17", "no JSON");
        bury("views.dead", "views/2/17", "no JSON, for notification-service");
        bury("likes.dead", "likes/0/4", "unknown version");
        // When
        List<DeadLetter> before = dead.list();
        before.forEach(dead::replay);
        // Then
        assertThat(before)
                .extracting(DeadLetter::name, DeadLetter::times, DeadLetter::replayed)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("views/2/17", 2, false),
                        org.assertj.core.groups.Tuple.tuple("likes/0/4", 1, false));
        assertThat(dead.list()).allMatch(DeadLetter::replayed);
        ConsumerRecord<String, String> view = only("views", 2);
        assertThat(view.key()).isEqualTo("key");
        assertThat(view.value()).isEqualTo("value");
        assertThat(header(view, "ce_type")).isEqualTo("type");
        assertThat(header(view, DeadRecords.ORIGIN)).isEqualTo("views/2/17");
        assertThat(view.headers().lastHeader(DeadRecords.CAUSE)).isNull();
        assertThat(only("likes", 0).key()).isEqualTo("key");
    }

    private void bury(String topic, String origin, String cause) throws Exception {
        var headers = new RecordHeaders()
                .add("ce_type", bytes("type"))
                .add(DeadRecords.ORIGIN, bytes(origin))
                .add(DeadRecords.CAUSE, bytes(cause));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(PREFIX + topic, 1, "key", "value", headers))
                    .get();
        }
    }

    private ConsumerRecord<String, String> only(String topic, int partition) {
        TopicPartition from = new TopicPartition(PREFIX + topic, partition);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(from));
            consumer.seekToBeginning(List.of(from));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return !found.isEmpty();
            });
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
