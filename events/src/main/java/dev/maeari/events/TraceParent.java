package dev.maeari.events;

import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The step of a trace that caused an event, in the record's header as W3C's Trace Context writes it. Only steps that are
 * traced are noted, two random numbers each; what callers say beside them is not.
 */
public record TraceParent(String traceId, String spanId) {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final Pattern TRACED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]");

    /** What the text says; null if it is none, or of a step that is not traced. */
    public static @Nullable TraceParent of(@Nullable String text) {
        return text != null && text.length() == LENGTH && TRACED.matcher(text).matches()
                ? new TraceParent(text.substring(3, 35), text.substring(36, 52))
                : null;
    }

    /** The one that a record names. */
    public static @Nullable TraceParent of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null || header.value().length != LENGTH
                ? null
                : of(Utf8.text(header.value()));
    }

    /** Names it in a record that has yet to be sent. */
    public void nameIn(ProducerRecord<?, ?> record) {
        record.headers().add(HEADER, Utf8.bytes(text()));
    }

    /** As it is written. */
    public String text() {
        return "00-" + traceId + "-" + spanId + "-01";
    }
}
