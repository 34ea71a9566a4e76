package dev.maeari.outbox;

import dev.maeari.events.TraceParent;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Leads traces over the log: a record names the step that caused it, and whoever reads the record goes on from there. Where
 * nothing is traced, no record is looked at for it.
 */
@Singleton
public class Traces {
    /** Of a process that traces nothing. */
    public static final Traces OFF = new Traces(true);

    private final boolean off;

    /** Off or on. */
    public Traces(@ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean off) {
        this.off = off;
    }

    /** Whether anything is traced. */
    public boolean areOn() {
        return !off;
    }

    /** Names what this thread is doing, if that is traced, in a record that tells of it. */
    public static void nameIn(ProducerRecord<?, ?> record) {
        TraceParent current = of(Span.current());
        if (current != null) {
            current.nameIn(record);
        }
    }

    /** The step as it can be named; null if it is not traced. */
    public static @Nullable TraceParent of(Span step) {
        SpanContext context = step.getSpanContext();
        return context.isSampled() ? new TraceParent(context.getTraceId(), context.getSpanId()) : null;
    }

    /** The next step after the one that a record names, begun now; one that is no step and costs nothing if there is none. */
    public Span following(Headers headers, String name) {
        return off ? Span.getInvalid() : following(TraceParent.of(headers), name);
    }

    /** The next step after that one, likewise. */
    public Span following(@Nullable TraceParent before, String name) {
        if (off || before == null) {
            return Span.getInvalid();
        }
        SpanContext context = SpanContext.createFromRemoteParent(
                before.traceId(), before.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return GlobalOpenTelemetry.getTracer("dev.maeari")
                .spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(context)))
                .startSpan();
    }
}
