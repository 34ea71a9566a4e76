package dev.maeari.local.building;

import dev.maeari.embedded.Folders;
import dev.maeari.local.DataFolder;
import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies what is going to run into the data folder, so that a build in the same tree pulls nothing away from under it. Jars
 * of others are never written in place, so those are linked, which costs neither time nor room.
 */
public final class Staging {
    private Staging() {}

    /** The folder of the copied launcher's jars. */
    public static Path launcher(DataFolder data) {
        return data.running().resolve("launcher");
    }

    /** Where the copied broker and database are looked for. */
    public static Path embedded(DataFolder data) {
        return data.running().resolve("embedded");
    }

    /** Lets broker and database be found where they were built, for a command that runs one for a moment. */
    public static void useBuilt(ProjectHome home) {
        System.setProperty(Relocated.EMBEDDED_HOME, home.embedded().toString());
    }

    /** Replaces what an earlier run left. */
    public static void copy(ProjectHome home, DataFolder data) {
        try {
            Folders.delete(data.running());
            copy(home.launcher(), launcher(data));
            for (Path target : List.of(Path.of("target"), Path.of("kafka/target"))) {
                copyFolders(home.embedded().resolve(target), embedded(data).resolve(target));
            }
            copy(home.rules(), data.running().resolve("prometheus"));
            for (String service : Build.SERVICES) {
                copy(home.service(service), data.running().resolve("services").resolve(service));
            }
        } catch (IOException e) {
            throw new Failure("can't copy what is built into %s: %s".formatted(data.running(), e.getMessage()), e);
        }
    }

    /** Of the module's target only the folders of the broker's jars and the database's. */
    private static void copyFolders(Path from, Path to) throws IOException {
        try (Stream<Path> folders = Files.list(from)) {
            for (Path folder : folders.filter(Staging::isDistribution).toList()) {
                copy(folder, to.resolve(folder.getFileName()));
            }
        }
    }

    private static boolean isDistribution(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return Files.isDirectory(folder) && (name.startsWith("kafka-") || name.startsWith("postgres-"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copyFile(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyFile(Path from, Path to) throws IOException {
        if (isOfOthers(from)) {
            try {
                Files.createLink(to, from);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // Another file system, or somebody else's file: copying works always.
                Files.copy(from, to);
                return;
            }
        }
        Files.copy(from, to);
    }

    private static boolean isOfOthers(Path file) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        boolean library = folder != null && !folder.endsWith("app") && !folder.endsWith("quarkus");
        return library
                && name.endsWith(".jar")
                && !name.contains("maeari")
                && !name.equals("quarkus-run.jar")
                && !name.contains("SNAPSHOT");
    }
}
