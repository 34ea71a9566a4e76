package dev.maeari.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A running system: one of its own, started at first use and stopped with the JVM, or the one in the folder that the
 * system property {@code maeari.data} names, which is left as it is but for the articles that the tests add.
 */
final class Stack {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final class Holder {
        private static final Stack INSTANCE = start();
    }

    private final Path data;
    private final String url;

    private Stack(Path data) {
        this.data = data;
        try {
            JsonNode status = JSON.readTree(Cli.run("status", "--json", "--data", data.toString()));
            if (!status.path("state").asText().equals("running")) {
                throw new IllegalStateException("no system runs in " + data);
            }
            url = status.path("url").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stack running() {
        return Holder.INSTANCE;
    }

    /** The site's origin. */
    String url() {
        return url;
    }

    /** Where the system's Kafka is, and the prefix of its topics, as {@code status} says them. */
    JsonNode kafka() {
        try {
            return JSON.readTree(Cli.run("status", "--json", "--data", data.toString()))
                    .path("kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bearer token of somebody of the local sign-in provider. */
    String token(String person) {
        return Cli.run("token", person, "--data", data.toString()).strip();
    }

    private static Stack start() {
        String given = System.getProperty("maeari.data", "");
        if (!given.isEmpty()) {
            return new Stack(Path.of(given));
        }
        try {
            Path data = Files.createTempDirectory("maeari-browser");
            String port = Integer.toString(freePort());
            Cli.run("up", "--detach", "--data", data.toString(), "--port", port, "--no-build");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Cli.run("down", "--data", data.toString()), "stack-down"));
            return new Stack(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
