package dev.maeari.local.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The JDK's HTTP server in front of the provider's logic. The servers that the library brings need another Netty than the
 * gateway's, or keep every request they ever saw.
 */
final class ProviderServer implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** From request to response. */
    @FunctionalInterface
    interface Answering {
        OAuth2HttpResponse answer(OAuth2HttpRequest request);
    }

    private ProviderServer(HttpServer http) {
        this.http = http;
    }

    static ProviderServer start(int port, Answering answering) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ProviderServer server = new ProviderServer(http);
        http.setExecutor(server.threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                respond(exchange, answering.answer(request(exchange, server.port())));
            }
        });
        http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static OAuth2HttpRequest request(HttpExchange exchange, int port) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        // One name for whoever asks, so that the issuer is one.
        String host = "localhost:" + port;
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!header.getKey().toLowerCase(Locale.ROOT).matches("host|forwarded|x-forwarded-.*")) {
                header.getValue().forEach(value -> headers.addUnsafeNonAscii(header.getKey(), value));
            }
        }
        headers.add("Host", host);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpUrl url = HttpUrl.get("http://" + host + exchange.getRequestURI());
        return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url, body);
    }

    private static void respond(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders()
                .forEach(header -> exchange.getResponseHeaders().add(header.getFirst(), header.getSecond()));
        byte[] body = response.getBytesBody() != null
                ? response.getBytesBody()
                : String.valueOf(response.getBody() == null ? "" : response.getBody())
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
