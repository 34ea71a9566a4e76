package dev.maeari.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * A copy of all files of a server, made while it ran. Only together with the write-ahead log of its time it is a state of
 * the data; with more of it, any later one.
 *
 * @param folder that holds it
 * @param system the number that PostgreSQL gave the cluster when it was made
 * @param firstWal the oldest file of the write-ahead log that is needed
 * @param finished from this moment on everything can be brought back
 * @param sha256 of the archive
 */
public record BaseBackup(Path folder, String system, String firstWal, Instant finished, String sha256) {
    private static final String NOTE = "backup.properties";

    /** All files, compressed. */
    public Path archive() {
        return folder.resolve("base.tar.gz");
    }

    /** Whether a folder holds one that was finished. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NOTE));
    }

    static BaseBackup read(Path folder) throws IOException {
        Properties note = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(NOTE))) {
            note.load(in);
        }
        return new BaseBackup(
                folder,
                note.getProperty("system"),
                note.getProperty("firstWal"),
                Instant.parse(note.getProperty("finished")),
                note.getProperty("sha256"));
    }

    void write() throws IOException {
        Properties note = new Properties();
        note.setProperty("system", system);
        note.setProperty("firstWal", firstWal);
        note.setProperty("finished", finished.toString());
        note.setProperty("sha256", sha256);
        try (OutputStream out = Files.newOutputStream(folder.resolve(NOTE))) {
            note.store(out, "A base backup of PostgreSQL");
        }
    }

    /** Whether its archive is the one that was written. */
    public boolean isWhole() throws IOException {
        return Checksum.of(archive()).equals(sha256);
    }
}
