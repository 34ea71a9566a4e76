package dev.maeari.web.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LogTailIT {
    private final EmbeddedStack stack = EmbeddedStack.shared();
    private final Topics topics = stack.topics("tailed.", 1);
    private final List<String> taken = new CopyOnWriteArrayList<>();

    @Test
    void a_record_that_can_t_be_taken_in_keeps_nobody_from_those_behind_it() throws Exception {
        // Given
        append("first", "bad", "last");
        // When
        try (LogTail tail = new LogTail(
                stack.kafka().bootstrapServers(), topics, Topic.COUNTS, LogTail.From.BEGINNING, this::take)) {
            tail.awaitCaughtUp(Duration.ofSeconds(30));
            // Then
            assertThat(taken).containsExactly("first", "last");
            append("later");
            tail.awaitCaughtUp(Duration.ofSeconds(30));
            assertThat(taken).containsExactly("first", "last", "later");
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        if (value.equals("bad")) {
            throw new IllegalStateException("a listener's fault");
        }
        taken.add(value);
    }

    private void append(String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topics.name(Topic.COUNTS), "a", value))
                        .get();
            }
        }
    }
}
