package dev.maeari.local.checking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site as it is seen from outside, with one article: well, until a test breaks a part of it. */
final class BrokenSite implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String STREAM = "/api/engagement/counts/stream";
    private static final String VIEWS = "/api/engagement/views";

    private final Map<String, HttpHandler> parts = new ConcurrentHashMap<>();
    private final CountDownLatch counted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    BrokenSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                HttpHandler part = parts.get(exchange.getRequestURI().getPath());
                if (part == null) {
                    answer(exchange, 404, "text/plain", "");
                } else {
                    part.handle(exchange);
                }
            }
        });
        says("/", 200, "text/html", "<script id=\"maeari-messages\"></script>");
        for (String area : List.of("/api/articles", "/api/engagement", "/api/notifications")) {
            says(area + "/openapi", 200, "application/yaml", "paths: {%s: {}}".formatted(area));
        }
        signsIn(url() + "/provider", url());
        says("/provider", 200, "text/html", "<form></form>");
        says("/api/engagement/held", 200, JSON, "{\"items\":[]}");
        says("/api/notifications/mail-trial", 204, JSON, "");
        says("/api/articles", 200, JSON, "{\"items\":[{\"id\":\"a1\"}]}");
        parts.put(STREAM, exchange -> {
            open(exchange);
            tell(exchange, 1);
            await(counted);
            tell(exchange, 2);
            await(ended);
        });
        parts.put(VIEWS, exchange -> {
            counted.countDown();
            keep(exchange);
        });
        parts.put(
                "/api/engagement/articles/a1/counts",
                exchange -> answer(exchange, 200, JSON, views(counted.getCount() == 0 ? 2 : 1)));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void says(String path, int status, String type, String body) {
        parts.put(path, exchange -> answer(exchange, status, type, body));
    }

    /** Sends people to that provider, who are to come back there. */
    void signsIn(String provider, String back) {
        parts.put("/studio", exchange -> {
            String there = URLEncoder.encode(back + "/signed-in", UTF_8);
            exchange.getResponseHeaders().set("Location", provider + "?client_id=maeari&redirect_uri=" + there);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Takes a view, and leaves it at that. */
    void countsNoView() {
        parts.put(VIEWS, BrokenSite::keep);
    }

    /** Holds back all that a stream tells. */
    void buffersStreams() {
        parts.put(STREAM, exchange -> {
            open(exchange);
            await(ended);
        });
    }

    /** Not even says that there is a stream. */
    void buffersAnswers() {
        parts.put(STREAM, exchange -> await(ended));
    }

    /** Passes on the beginning of a stream only. */
    void buffersChanges() {
        parts.put(STREAM, exchange -> {
            open(exchange);
            tell(exchange, 1);
            await(ended);
        });
    }

    /** Ends a stream as soon as it has begun. */
    void cutsStreams() {
        parts.put(STREAM, exchange -> {
            open(exchange);
            tell(exchange, 1);
        });
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void keep(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Maeari-Position", "views/0/1");
        exchange.sendResponseHeaders(202, -1);
    }

    private static void open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
    }

    private static void tell(HttpExchange exchange, int views) throws IOException {
        exchange.getResponseBody()
                .write("event: counts\ndata: %s\n\n".formatted(views(views)).getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    private static String views(int number) {
        return "{\"views\":%d}".formatted(number);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
