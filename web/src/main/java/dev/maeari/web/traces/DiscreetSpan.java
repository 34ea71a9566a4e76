package dev.maeari.web.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * What may be told of a span: attributes of a closed list, none of which can hold what a person wrote, is called or sent
 * from. So addresses, paths, queries, agents, and messages of exceptions stay here, as does whatever another version of a
 * library comes to add.
 */
final class DiscreetSpan extends DelegatingSpanData {
    /** How a request went (the route's template stands for its path), where a record stood, how much was done at once. */
    static final Set<String> TOLD = Set.of(
            "error.type",
            "exception.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "maeari.channel",
            "maeari.outcome",
            "maeari.records",
            "messaging.batch.message_count",
            "messaging.consumer.group.name",
            "messaging.destination.name",
            "messaging.destination.partition.id",
            "messaging.kafka.consumer.group",
            "messaging.kafka.message.offset",
            "messaging.kafka.offset",
            "messaging.operation",
            "messaging.operation.name",
            "messaging.operation.type",
            "messaging.system",
            "url.scheme");

    DiscreetSpan(SpanData whole) {
        super(whole);
    }

    @Override
    public Attributes getAttributes() {
        return told(super.getAttributes());
    }

    @Override
    public List<EventData> getEvents() {
        return super.getEvents().stream()
                .map(event -> EventData.create(event.getEpochNanos(), event.getName(), told(event.getAttributes())))
                .toList();
    }

    @Override
    public List<LinkData> getLinks() {
        return super.getLinks().stream()
                .map(link -> LinkData.create(stateless(link.getSpanContext())))
                .toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    @Override
    public SpanContext getSpanContext() {
        return stateless(super.getSpanContext());
    }

    @Override
    public SpanContext getParentSpanContext() {
        return stateless(super.getParentSpanContext());
    }

    private static Attributes told(Attributes all) {
        return all.toBuilder().removeIf(key -> !TOLD.contains(key.getKey())).build();
    }

    /** A caller may write into the state whatever it likes. */
    private static SpanContext stateless(SpanContext context) {
        return context.getTraceState().isEmpty() || !context.isValid()
                ? context
                : SpanContext.create(
                        context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault());
    }
}
