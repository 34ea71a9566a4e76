package dev.maeari.testing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A span as a collector learns of it.
 *
 * @param parent the id of the span that it follows from, empty if it is the first of its trace
 */
public record ToldSpan(
        String traceId, String id, String parent, String name, Map<String, String> attributes, List<String> events) {

    static ToldSpan of(Span span) {
        return new ToldSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getAttributesList().stream()
                        .collect(Collectors.toMap(KeyValue::getKey, attribute -> text(attribute.getValue()))),
                span.getEventsList().stream().map(Span.Event::getName).toList());
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
