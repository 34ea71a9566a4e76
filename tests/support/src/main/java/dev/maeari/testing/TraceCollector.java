package dev.maeari.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes traces by OTLP, as an operator's collector does, from a service that traces every request. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {
    private static final List<byte[]> TAKEN = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        HttpServer started;
        try {
            started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started.createContext("/v1/traces", TraceCollector::take);
        started.start();
        server = started;
        return Map.of(
                "maeari.traces.endpoint",
                "http://127.0.0.1:" + started.getAddress().getPort(),
                "maeari.traces.ratio",
                "1",
                "quarkus.otel.bsp.schedule.delay",
                "100ms");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** All spans so far. */
    public static List<ToldSpan> spans() {
        return TAKEN.stream().flatMap(body -> spans(body).stream()).toList();
    }

    /** Those of one trace. */
    public static List<ToldSpan> spansOf(String traceId) {
        return spans().stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** The first of that name in a trace, if it has come by now. */
    public static Optional<ToldSpan> span(String traceId, String name) {
        return spansOf(traceId).stream()
                .filter(span -> span.name().equals(name))
                .findFirst();
    }

    /** Every byte that came, as text: what does not stand here was told to nobody. */
    public static String everything() {
        return TAKEN.stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static List<ToldSpan> spans(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(ToldSpan::of)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            TAKEN.add(Objects.requireNonNull(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
