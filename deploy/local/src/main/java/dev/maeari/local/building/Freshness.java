package dev.maeari.local.building;

import dev.maeari.local.Failure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether anything in folders or files changed after a moment; folders count too, so that a deletion is seen. */
final class Freshness {
    private Freshness() {}

    static boolean changedSince(FileTime moment, List<Path> sources) {
        return sources.stream().anyMatch(source -> Files.exists(source) && changedSince(moment, source));
    }

    private static boolean changedSince(FileTime moment, Path source) {
        AtomicBoolean changed = new AtomicBoolean();
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return look(attributes);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return look(attributes);
                }

                private FileVisitResult look(BasicFileAttributes attributes) {
                    if (attributes.lastModifiedTime().compareTo(moment) > 0) {
                        changed.set(true);
                        return FileVisitResult.TERMINATE;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return changed.get();
        } catch (IOException e) {
            throw new Failure("can't read the sources in " + source, e);
        }
    }
}
