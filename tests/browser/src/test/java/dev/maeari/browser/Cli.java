package dev.maeari.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's own command, as people type it. */
final class Cli {
    /** The root of the project. */
    static final Path HOME = Path.of(System.getProperty("maeari.home", ".")).toAbsolutePath();

    private Cli() {}

    /** What the command prints; fails if it fails. */
    static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("maeari").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (InputStream output = process.getInputStream()) {
                String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + " failed: " + printed);
                }
                return printed;
            }
        } catch (IOException e) {
            throw new IllegalStateException(command + " can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
