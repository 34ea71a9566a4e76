package dev.maeari.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any version has written, every later one reads: all event types × all old samples. */
class GoldenSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);

    private final EventCodec codec = new EventCodec(TOPICS);

    static List<Sample> samples() {
        return Sample.all();
    }

    static List<AllEventTypes> types() {
        return AllEventTypes.list();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_a_sample(AllEventTypes type) {
        assertSampled(type.name());
    }

    @Test
    void a_type_without_a_sample_would_be_noticed() {
        assertThatThrownBy(() -> assertSampled("ArticleForgotten"))
                .hasMessageContaining("samples/ArticleForgotten/v1.json");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_old_sample_is_read_and_written_again_as_it_was(Sample sample) throws Exception {
        // Given
        Topic topic = AllEventTypes.named(sample.type()).topic();
        // When
        Event event = read(topic, sample, sample.json());
        // Then
        ProducerRecord<byte[], byte[]> again = codec.encode(
                event,
                UUID.fromString(sample.headers().get("ce_id")),
                Instant.parse(sample.headers().get("ce_time")));
        assertThat(again.topic()).isEqualTo("maeari." + topic.name());
        assertThat(new String(again.key(), UTF_8)).isEqualTo(sample.key());
        assertThat(headers(again)).isEqualTo(sample.headers());
        assertThat(JSON.readTree(again.value())).isEqualTo(JSON.readTree(sample.json()));
        assertThat(again.partition()).isEqualTo(sample.record(topic, TOPICS).partition());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fields_of_a_newer_writer_are_passed_over(Sample sample) throws Exception {
        // Given
        Topic topic = AllEventTypes.named(sample.type()).topic();
        ObjectNode newer = (ObjectNode) JSON.readTree(sample.json());
        newer.put("fieldOfTomorrow", 1).putObject("another").putArray("nested").add("value");
        // When
        Event event = read(topic, sample, newer.toString());
        // Then
        assertThat(event).isEqualTo(read(topic, sample, sample.json()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_fits_the_published_schema(Sample sample) throws Exception {
        // Given
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EventSchemas.of(AllEventTypes.named(sample.type())));
        // When
        var complaints = schema.validate(JSON.readTree(sample.json()));
        // Then
        assertThat(complaints).isEmpty();
    }

    private static void assertSampled(String type) {
        assertThat(Sample.of(type))
                .as("samples of %s; add src/test/resources/samples/%s/v1.json and v1.headers", type, type)
                .isNotEmpty();
    }

    private Event read(Topic topic, Sample sample, String json) {
        Decoded decoded = codec.decode(topic, sample.record(topic, TOPICS, json));
        assertThat(decoded).isInstanceOf(Decoded.Known.class);
        return ((Decoded.Known) decoded).event();
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
