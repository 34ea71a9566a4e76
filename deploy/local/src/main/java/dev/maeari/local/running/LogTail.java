package dev.maeari.local.running;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has written to its log since it was started.
 *
 * @param from where its part of the file begins
 */
record LogTail(Path log, long from) {
    private static final int LAST_LINES = 25;

    /** From here on. */
    static LogTail of(Path log) throws IOException {
        return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
    }

    boolean says(String text) {
        return text().contains(text);
    }

    /** Why it ended, most likely. */
    String end() {
        List<String> lines = text().lines().toList();
        return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private String text() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) Math.min(file.length() - from, Integer.MAX_VALUE)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its log " + log + " can't be read)";
        }
    }
}
