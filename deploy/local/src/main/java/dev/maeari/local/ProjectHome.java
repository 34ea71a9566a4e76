package dev.maeari.local;

import java.nio.file.Path;

/**
 * The folder of the project's sources, where {@code ./maeari} lies.
 *
 * @param path absolute
 */
public record ProjectHome(Path path) {
    /** As the script says. */
    public static ProjectHome given() {
        return new ProjectHome(Path.of(System.getProperty("maeari.home", ".")).toAbsolutePath());
    }

    /** Where a service was built. */
    public Path service(String name) {
        return path.resolve(name).resolve("target/quarkus-app");
    }

    /** All jars of the launcher. */
    public Path launcher() {
        return path.resolve("deploy/local/target/launcher");
    }

    /** The rules of Prometheus. */
    public Path rules() {
        return path.resolve("deploy/prometheus");
    }

    /** The module of the broker and the database. */
    public Path embedded() {
        return path.resolve("deploy/embedded");
    }
}
