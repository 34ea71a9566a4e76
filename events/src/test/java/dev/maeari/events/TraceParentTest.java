package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TEXT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_record_tells_what_was_named_in_it() {
        // Given
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("likes", new byte[0]);
        TraceParent named = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        // When
        named.nameIn(record);
        // Then
        assertThat(TraceParent.of(record.headers())).isEqualTo(named);
        assertThat(named.text()).isEqualTo(TEXT);
    }

    @Test
    void a_record_without_a_trace_names_none() {
        assertThat(TraceParent.of(new ProducerRecord<>("likes", new byte[0]).headers()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void what_is_not_traced_or_no_trace_is_none(String text) {
        assertThat(TraceParent.of(text)).isNull();
    }
}
