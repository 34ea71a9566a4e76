package dev.maeari.local;

import dev.maeari.embedded.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

/**
 * Where a system keeps all that it has: data, logs, secrets, what runs.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
    /** Made if absent; refused if it isn't ours, since mixed owners would leave files that neither can delete. */
    public void claim() {
        try {
            Files.createDirectories(path);
            UserPrincipal owner = Files.getOwner(path);
            Path probe = Files.createTempFile(path, "probe", "");
            UserPrincipal self = Files.getOwner(probe);
            Files.delete(probe);
            if (!owner.equals(self)) {
                throw new Failure("%s belongs to %s and you are %s; run it as %s, or choose another folder with --data"
                        .formatted(path, owner.getName(), self.getName(), owner.getName()));
            }
            mark();
        } catch (IOException e) {
            throw new Failure("can't write to %s%s; choose another folder with --data".formatted(path, owner()), e);
        }
    }

    /** Whether everything in it is of a system: only such a folder may be deleted. */
    public boolean isMarked() {
        return Files.exists(marker());
    }

    private void mark() throws IOException {
        if (isMarked()) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            if (inside.findAny().isPresent()) {
                throw new Failure(path + " holds other things; choose an empty folder with --data");
            }
        }
        Files.writeString(marker(), "All in this folder is of ./maeari; ./maeari reset deletes it.\n");
    }

    private Path marker() {
        return path.resolve("maeari-data");
    }

    /** The process that runs the system. */
    public PidFile launcher() {
        return new PidFile(path.resolve("launcher.pid"));
    }

    /** One of the processes of services. */
    public PidFile service(String name) {
        return new PidFile(path.resolve(name + ".pid"));
    }

    /** What {@code status} tells. */
    public Path state() {
        return path.resolve("state.json");
    }

    /** Made once, mode 600. */
    public Path secrets() {
        return path.resolve("secrets.json");
    }

    /** The broker. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The server of the databases. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** Where PostgreSQL's programs are unpacked. */
    public Path programs() {
        return path.resolve("programs");
    }

    /** Held while a system runs. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** Held by who starts a system, so that a second one doesn't pull the copies away from under the first. */
    public Path startLock() {
        return path.resolve("up.lock");
    }

    /** What the launcher itself had to say. */
    public Path launcherLog() {
        return log("launcher");
    }

    /** What a component writes. */
    public Path log(String component) {
        return path.resolve("logs").resolve(component + ".log");
    }

    /** The copies that run, so that a build doesn't pull them away. */
    public Path running() {
        return path.resolve("run");
    }

    private String owner() {
        try {
            return Files.exists(path)
                    ? " (it belongs to " + Files.getOwner(path).getName() + ")"
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
