package dev.maeari.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** Forwards each request to the service that its path belongs to; bodies pass through in both directions as they come. */
public final class Gateway implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int HEADERS = 32 * 1024;
    private static final int CONNECTIONS = 4_000;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(2)
            .setWorkerPoolSize(2)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final ToIntFunction<Route> ports;
    private final HttpServer server;

    /**
     * Opens its port.
     *
     * @param port on 127.0.0.1; 0 takes a free one
     * @param ports where a service listens now, asked at each request; 0 if it doesn't
     */
    public Gateway(int port, ToIntFunction<Route> ports) {
        this.ports = ports;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxHeaderSize(HEADERS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpNoDelay(true));
        HttpProxy proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(this::origin)
                .addInterceptor(new Passing());
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setPort(port)
                        .setMaxHeaderSize(HEADERS)
                        .setMaxInitialLineLength(HEADERS)
                        .setTcpNoDelay(true)
                        // No browser speaks HTTP/2 without TLS, and its bodies have no length to pass on.
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true))
                .requestHandler(proxy);
        await(server.listen());
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private Future<HttpClientRequest> origin(ProxyContext context) {
        Route route = Route.of(context.request().proxiedRequest().path());
        int port = ports.applyAsInt(route);
        if (port == 0) {
            return Future.failedFuture(route.service() + " is not up");
        }
        return context.client().request(new RequestOptions().setServer(SocketAddress.inetSocketAddress(port, HOST)));
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gateway: " + e.getMessage(), e);
        }
    }
}
