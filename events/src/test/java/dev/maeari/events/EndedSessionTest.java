package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndedSessionTest {
    private static final Topics TOPICS = new Topics("site.", 6, (short) 1);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30T12:00:00.123Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void what_is_told_is_what_was_read(String until) {
        // Given
        EndedSession ended = new EndedSession("5e55", Instant.parse(until));
        // When
        ProducerRecord<byte[], byte[]> record = ended.record(TOPICS);
        // Then
        assertThat(EndedSession.of(read(record.key(), record.value()))).contains(ended);
        assertThat(record.topic()).isEqualTo("site.sessions");
        assertThat(record.partition()).isEqualTo(BuiltInPartitioner.partitionForKey(record.key(), 6));
    }

    @Test
    void who_has_not_heard_of_later_partitions_is_told_as_well() {
        // Given
        EndedSession ended = new EndedSession("5e55", Instant.EPOCH);
        // When
        ProducerRecord<byte[], byte[]> record = ended.record(TOPICS.grown(12).grown(24));
        // Then
        assertThat(record.partition()).isEqualTo(ended.record(TOPICS).partition());
    }

    @Test
    void anything_else_is_no_ended_session() {
        byte[] text = "tomorrow".getBytes(StandardCharsets.UTF_8);
        assertThat(EndedSession.of(read(text, text))).isEmpty();
        assertThat(EndedSession.of(read(null, text))).isEmpty();
        assertThat(EndedSession.of(read(text, null))).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> read(byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>("site.sessions", 0, 0, key, value);
    }
}
