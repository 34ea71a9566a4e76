package dev.maeari.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The health check of an image, which has no program that asks: a process of its own that asks the service beside it whether
 * it is alive, and ends with 0 or 1. It needs nothing but the JDK and the service's own settings on its class path.
 */
public final class Alive {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String ASKED = "GET /q/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n";

    private Alive() {}

    /** Prints what it found. */
    public static void main(String... arguments) throws IOException {
        String fault = fault(port(System.getenv()));
        System.out.println(fault == null ? "alive" : fault);
        System.exit(fault == null ? 0 : 1);
    }

    /** What is wrong with who listens there, in one line; nothing if it is alive. */
    static @Nullable String fault(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(ASKED.getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.contains(" 200 ") ? null : "port %d answers %s".formatted(port, status);
        } catch (IOException e) {
            return "port %d does not answer: %s".formatted(port, e.getMessage());
        }
    }

    /** As the service itself finds it: the environment wins over what it brings along. */
    static int port(Map<String, String> environment) throws IOException {
        String told = environment.get("QUARKUS_MANAGEMENT_PORT");
        if (told != null && !told.isBlank()) {
            return Integer.parseInt(told);
        }
        Properties properties = new Properties();
        try (InputStream file = Alive.class.getResourceAsStream("/application.properties")) {
            properties.load(file == null ? InputStream.nullInputStream() : file);
        }
        return Integer.parseInt(properties.getProperty("quarkus.management.port", "9000"));
    }
}
