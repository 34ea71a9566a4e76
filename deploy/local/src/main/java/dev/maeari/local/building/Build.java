package dev.maeari.local.building;

import dev.maeari.embedded.Folders;
import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the services when their sources are newer than the last build. */
public final class Build {
    /** What runs, in the order in which they lean on each other. */
    public static final List<String> SERVICES =
            List.of("article-service", "engagement-service", "notification-service");

    private static final List<String> LIBRARIES = List.of("events", "outbox", "web");

    private final ProjectHome home;
    private final Terminal terminal;
    private final boolean ships;

    private Build(ProjectHome home, Terminal terminal, boolean ships) {
        this.home = home;
        this.terminal = terminal;
        this.ships = ships;
    }

    /** For the project in that folder. */
    public Build(ProjectHome home, Terminal terminal) {
        this(home, terminal, false);
    }

    /** The same of what is given away, and so has to say what it is made of. */
    public static Build toShip(ProjectHome home, Terminal terminal) {
        return new Build(home, terminal, true);
    }

    /** Does nothing if all is fresh; one at a time for a tree. */
    public void ifNeeded(Path log) {
        if (isFresh()) {
            return;
        }
        Path target = home.path().resolve("target");
        try {
            Files.createDirectories(target);
            try (FileChannel channel = FileChannel.open(
                            target.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isFresh()) {
                    build(log);
                }
            }
        } catch (IOException e) {
            throw new Failure("can't write to %s; run it as the user who owns that folder".formatted(target), e);
        }
    }

    /** Fails if there is nothing to run. */
    public void demand() {
        if (!outputs().allMatch(Files::exists)) {
            throw new Failure("not built yet; leave out --no-build");
        }
    }

    private boolean isFresh() {
        return outputs().allMatch(Files::exists)
                && Files.exists(stamp())
                && !Freshness.changedSince(modified(stamp()), sources())
                && bills().allMatch(bill -> Files.exists(bill) && !Freshness.changedSince(modified(bill), poms()));
    }

    /** The stamp bears the time of the start: what is edited during the build is newer. */
    private void build(Path log) throws IOException {
        for (String module : modules()) {
            Path target = home.path().resolve(module).resolve("target");
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new Failure("%s belongs to %s; run the build as that user, or delete the folder"
                        .formatted(target, Files.getOwner(target).getName()));
            }
            // What was deleted from the sources would stay there, and be packaged.
            Folders.delete(target.resolve("classes"));
        }
        FileTime started = modified(Files.createTempFile(home.path().resolve("target"), "build", ".started"));
        List<String> goals =
                new ArrayList<>(List.of("-q", "-Dmaeari.run", "package", "-pl", String.join(",", modules())));
        if (ships) {
            goals.add("-Psbom");
        }
        new Maven(home, terminal).run("building the services", log, goals);
        Files.write(stamp(), new byte[0]);
        Files.setLastModifiedTime(stamp(), started);
        clearMarks();
    }

    private void clearMarks() throws IOException {
        try (Stream<Path> files = Files.list(home.path().resolve("target"))) {
            for (Path mark :
                    files.filter(file -> file.toString().endsWith(".started")).toList()) {
                Files.deleteIfExists(mark);
            }
        }
    }

    private Stream<Path> outputs() {
        return SERVICES.stream().map(service -> home.service(service).resolve("quarkus-run.jar"));
    }

    /** Of the libraries of each, which its pom decides. Maven makes none where it is offline. */
    private Stream<Path> bills() {
        return SERVICES.stream()
                .filter(service -> ships)
                .map(service -> home.path().resolve(service).resolve("target/bom.json"));
    }

    private List<Path> sources() {
        return Stream.concat(
                        poms().stream(),
                        modules().stream()
                                .map(module -> home.path().resolve(module).resolve("src/main")))
                .toList();
    }

    private List<Path> poms() {
        return Stream.concat(
                        Stream.of(home.path()),
                        modules().stream().map(module -> home.path().resolve(module)))
                .map(folder -> folder.resolve("pom.xml"))
                .toList();
    }

    private Path stamp() {
        return home.path().resolve("target/services.stamp");
    }

    private static List<String> modules() {
        return Stream.concat(LIBRARIES.stream(), SERVICES.stream()).toList();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new Failure("can't read " + file, e);
        }
    }
}
