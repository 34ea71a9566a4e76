package dev.maeari.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A system whose sign-in provider gives tokens for ten seconds and takes each refresh token once. */
final class ShortSessions implements AutoCloseable {
    private static final int LIMIT_SECONDS = 240;

    private final Launcher launcher;

    ShortSessions() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("maeari-sessions");
        launcher = new Launcher(data);
        Path output = Files.createTempFile("maeari", ".out");
        ProcessBuilder up = new ProcessBuilder(
                        root().resolve("maeari").toString(),
                        "up",
                        "--detach",
                        "--no-build",
                        "--port",
                        Integer.toString(freePort()),
                        "--data",
                        data.toString())
                .directory(root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        up.environment()
                .putAll(Map.of(
                        "MAEARI_SIGN_IN_TOKEN", "PT10S",
                        "MAEARI_SIGN_IN_REFRESH_ONCE", "true",
                        "JAVA_HOME", System.getProperty("java.home")));
        Process process = up.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            close();
            throw new AssertionError("the system does not start: " + Files.readString(output));
        }
    }

    Visitor visitor() {
        return new Visitor(
                Json.read(launcher.run("status", "--json"), Status.class).url());
    }

    @Override
    public void close() {
        launcher.tryTo("down");
        launcher.tryTo("reset");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "started outside the repository");
        }
        return folder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
