package dev.maeari.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the project's sources, where {@code ./maeari} lies.
 *
 * @param path absolute
 */
public record ProjectHome(Path path) {
    /** As the script says; fails where there are no sources, such as in the image of the command line. */
    public static ProjectHome given() {
        return in(Path.of(System.getProperty("maeari.home", ".")).toAbsolutePath());
    }

    static ProjectHome in(Path folder) {
        if (!Files.exists(folder.resolve("pom.xml"))) {
            throw new Failure("this is about the system of a project's folder, and %s is none; ".formatted(folder)
                    + "say where another one is (--url, or --bootstrap-servers of topics), or run ./maeari in a clone");
        }
        return new ProjectHome(folder);
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
