package dev.maeari.local.publishing;

import java.nio.file.Path;

/**
 * Something in a file that must be mended before it can be published.
 *
 * @param line from 1
 */
record Mistake(Path file, int line, String what) {
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, what);
    }
}
