package dev.maeari.web.traces;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Lets spans go on as {@linkplain DiscreetSpan what may be told of them}, whoever made them. */
record DiscreetSpans(SpanExporter next) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return next.export(
                spans.stream().map(span -> (SpanData) new DiscreetSpan(span)).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return next.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }
}
