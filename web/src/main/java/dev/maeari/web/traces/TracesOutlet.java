package dev.maeari.web.traces;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where spans leave the process: by OTLP, and only {@linkplain DiscreetSpan what may be told}. */
@Singleton
class TracesOutlet {
    private static final String PATH = "/v1/traces";

    @Produces
    @Singleton
    SpanExporter exporter(TracesConfig config) {
        return config.endpoint()
                .map(endpoint -> (SpanExporter) new DiscreetSpans(OtlpHttpSpanExporter.builder()
                        .setEndpoint(address(endpoint))
                        .build()))
                .orElseGet(SpanExporter::composite);
    }

    static String address(URI endpoint) {
        String text = endpoint.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + PATH;
    }
}
