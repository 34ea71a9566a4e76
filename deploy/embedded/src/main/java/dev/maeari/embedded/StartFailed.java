package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process could not be started; the message is meant for the person at the terminal. */
public final class StartFailed extends RuntimeException {
    private static final int LAST_LINES = 15;

    /** With a message that stands alone. */
    public StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the last lines that the process wrote, since they usually say why. */
    static StartFailed withLog(String message, Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return new StartFailed(message + "; the end of " + log + ":\n  " + String.join("\n  ", last));
        } catch (IOException e) {
            return new StartFailed(message + "; its log " + log + " can't be read", e);
        }
    }
}
