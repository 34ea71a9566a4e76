package dev.maeari.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker of a running system, told more by the file that it reads at each start; at the end all is as it was. */
record OwnBroker(Site site) implements AutoCloseable {
    private static final String WIRE = "WIRE";

    /** A wire to it, which whoever begins there never leaves: the broker names its address to them. */
    Wire wire() {
        int port = freePort();
        Wire wire = Wire.to("127.0.0.1", port);
        write(
                "own.properties",
                Map.of(
                        "listeners", WIRE + "://127.0.0.1:" + port,
                        "advertised.listeners", WIRE + "://127.0.0.1:" + wire.port(),
                        "listener.security.protocol.map", WIRE + ":PLAINTEXT"));
        restart();
        return wire;
    }

    /** Its log lies in another folder from now on, as it was at some moment, as after a crash. */
    void movesTo(Path folder) {
        hold(() -> {
            copy(data(), folder);
            write("own.properties", Map.of("log.dirs", folder.resolve("data").toString()));
        });
    }

    /** And back again. */
    void movesBackFrom(Path folder) {
        hold(() -> {
            Commands.run(List.of("rm", "-rf", data().toString()));
            copy(folder.resolve("data"), home());
            delete("own.properties");
        });
    }

    @Override
    public void close() {
        if (delete("own.properties")) {
            restart();
        }
    }

    /** It stands still, something happens, and it is killed: so it never sees files that change. */
    private void hold(Runnable meanwhile) {
        Signal.STOP.to(site.maeari().processOf("kafka"));
        meanwhile.run();
        site.kill("kafka");
        site.awaitRunning();
    }

    private static void copy(Path what, Path into) {
        Commands.run(List.of("cp", "-a", "--sparse=always", what.toString(), into.toString()));
    }

    private Path data() {
        return file("data");
    }

    private boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restart() {
        site.end("kafka", Signal.TERM);
        site.awaitRunning();
    }

    private void write(String name, Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(file(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return home().resolve(name);
    }

    private Path home() {
        return site.maeari().data().resolve("kafka");
    }

    /** One that nobody listens on now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
