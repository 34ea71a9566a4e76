package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a server puts its write-ahead log. The way there is a link beside its data: without one nothing is kept, with one
 * that leads nowhere the server keeps all of it and tries again. Its commands run in the data folder.
 */
final class WalArchive {
    /** Kept once; the same file again is well, another of the same name is refused. */
    static final String COMMAND = "if test ! -L ../archive; then exit 0;"
            + " elif test -e ../archive/%f.gz; then gzip -dc ../archive/%f.gz | cmp -s - %p;"
            + " else gzip -1 -c %p > ../archive/%f.part && sync ../archive/%f.part"
            + " && mv ../archive/%f.part ../archive/%f.gz; fi";

    /** From there, else what a damaged server beside has not given away yet. */
    static final String RESTORE = "if test -e ../archive/%f.gz; then gzip -dc ../archive/%f.gz > %p;"
            + " else cp ../../data/pg_wal/%f %p; fi";

    private static final int TIMELINE = 8;

    private WalArchive() {}

    /** From now on the server of that folder keeps its log there. */
    static void use(Path serverFolder, Path archive) throws IOException {
        Path link = serverFolder.resolve("archive");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, archive.toAbsolutePath());
    }

    /** Deletes what is older than a file that is needed. Names grow with the log; what they begin with is the timeline. */
    static void deleteBefore(Path archive, String needed) throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            List<Path> old = files.filter(file -> isOlder(String.valueOf(file.getFileName()), needed))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOlder(String name, String needed) {
        return name.matches("[0-9A-F]{24}\\..+")
                && name.substring(TIMELINE, needed.length()).compareTo(needed.substring(TIMELINE)) < 0;
    }
}
