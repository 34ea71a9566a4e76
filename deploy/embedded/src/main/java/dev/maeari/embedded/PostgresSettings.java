package dev.maeari.embedded;

import java.nio.file.Path;

/**
 * How a PostgreSQL server is started.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param password of the superuser {@code postgres}, set when the data folder is made
 * @param binaries where the programs are unpacked once and shared by all servers of this machine's user
 * @param durable whether a commit waits for the disk; tests don't need that, a crash of the process loses nothing either way
 */
public record PostgresSettings(int port, String password, Path binaries, boolean durable) {
    /** The same on that port. */
    public PostgresSettings withPort(int newPort) {
        return new PostgresSettings(newPort, password, binaries, durable);
    }

    @Override
    public String toString() {
        return "PostgresSettings[port=%d, binaries=%s, durable=%s]".formatted(port, binaries, durable);
    }
}
