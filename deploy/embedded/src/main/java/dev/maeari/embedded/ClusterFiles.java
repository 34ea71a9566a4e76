package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a running server a backup holds, as PostgreSQL's documentation of continuous archiving says. Unlogged tables
 * are left out but for their empty form: what is in them is meant to be on no disk but the server's own.
 *
 * @param data the server's data folder
 */
record ClusterFiles(Path data) {
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label", "recovery.signal");
    private static final Pattern RELATION = Pattern.compile("(\\d+)(?:_(?:fsm|vm))?(?:\\.\\d+)?");

    /** Told of each folder and file in turn. */
    interface Taker {
        void folder(String name) throws IOException;

        void file(String name, Path file) throws IOException;
    }

    void tell(Taker taker) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (last(folder).startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!folder.equals(data)) {
                    taker.folder(name(folder));
                }
                return isEmptied(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isTaken(file)) {
                    taker.file(name(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    // Dropped meanwhile; the write-ahead log knows.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private boolean isEmptied(Path folder) {
        return data.equals(folder.getParent()) && EMPTIED.contains(last(folder));
    }

    private static boolean isTaken(Path file) {
        String name = last(file);
        return !LEFT_OUT.contains(name)
                && !name.startsWith("pgsql_tmp")
                && !name.startsWith("pg_internal.init.")
                && !isUnlogged(file, name);
    }

    private static boolean isUnlogged(Path file, String name) {
        Matcher relation = RELATION.matcher(name);
        return relation.matches() && Files.exists(file.resolveSibling(relation.group(1) + "_init"));
    }

    private String name(Path path) {
        return data.relativize(path).toString();
    }

    private static String last(Path path) {
        return String.valueOf(path.getFileName());
    }
}
