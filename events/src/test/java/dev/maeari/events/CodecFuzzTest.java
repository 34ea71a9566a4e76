package dev.maeari.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands on the log, of any topic, is an event, of no known type, or malformed; nothing ends the reader. */
class CodecFuzzTest {
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);
    private static final int ROUNDS = 5_000;
    private static final int MOST_CHANGES = 4;

    private final EventCodec codec = new EventCodec(TOPICS);
    private final Random random = new Random(42);
    private final Mutations mutations = new Mutations(random);

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_record_that_was_changed_anywhere_is_judged_and_what_is_read_is_written_as_the_same(Sample sample) {
        // Given
        Topic topic = AllEventTypes.named(sample.type()).topic();
        ConsumerRecord<byte[], byte[]> good = sample.record(topic, TOPICS);
        int known = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ConsumerRecord<byte[], byte[]> bad = good;
            for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
                bad = mutations.of(bad);
            }
            // When
            Decoded decoded = codec.decode(topic, bad);
            // Then
            if (decoded instanceof Decoded.Known(Event event)) {
                known++;
                assertThat(codec.decode(topic, written(event)))
                        .as(new String(bad.value(), ISO_8859_1))
                        .isEqualTo(decoded);
            }
        }
        assertThat(known).isBetween(1, ROUNDS - 1);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void garbage_is_no_event(Sample sample) {
        // Given
        Topic topic = AllEventTypes.named(sample.type()).topic();
        ConsumerRecord<byte[], byte[]> good = sample.record(topic, TOPICS);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            // When
            Decoded decoded = codec.decode(
                    topic, Mutations.record(good.topic(), good.partition(), good.key(), garbage, good.headers()));
            // Then
            assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
        }
    }

    private ConsumerRecord<byte[], byte[]> written(Event event) {
        ProducerRecord<byte[], byte[]> record = codec.encode(event, new UUID(1, 2), Instant.EPOCH);
        return Mutations.record(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
