package dev.maeari.local.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What the libraries in this process have to say goes to a file; the terminal is for the person. */
final class Logging {
    private Logging() {}

    /** The logs of the run before this one are kept beside the new ones. */
    static void rotate(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path log : files.filter(file -> file.toString().endsWith(".log"))
                            .toList()) {
                        Files.move(
                                log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    static void toFile(Path log) throws IOException {
        Files.createDirectories(log.resolveSibling("."));
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(log.toString(), true);
        handler.setFormatter(new SimpleFormatter());
        handler.setEncoding("UTF-8");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
    }
}
