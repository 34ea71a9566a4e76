package dev.maeari.local.building;

import dev.maeari.embedded.Folders;
import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds the program of the benchmarks, after the services, when its sources or theirs are newer. */
public final class BenchBuild {
    private static final Path MODULE = Path.of("tests", "benchmarks");
    private static final List<String> MODULES = List.of(
            "events",
            "outbox",
            "web",
            "deploy/embedded/kafka",
            "deploy/embedded",
            "engagement-service",
            "tests/benchmarks");

    private final ProjectHome home;
    private final Terminal terminal;

    /** For the project in that folder. */
    public BenchBuild(ProjectHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** The folder of its jars. */
    public static Path classes(ProjectHome home) {
        return home.path().resolve(MODULE).resolve("target/bench");
    }

    /** Fails if there is nothing to run. */
    public static void demand(ProjectHome home) {
        if (!Files.exists(stamp(home))) {
            throw new Failure("not built yet; leave out --no-build");
        }
    }

    /** Does nothing if all is fresh. */
    public void ifNeeded(Path log) {
        Path stamp = stamp(home);
        try {
            if (Files.exists(stamp) && !Freshness.changedSince(Files.getLastModifiedTime(stamp), sources())) {
                return;
            }
            Files.deleteIfExists(stamp);
            // Jars of versions that are no longer used must not stay on the class path.
            Folders.delete(classes(home));
            Path started = Files.createTempFile(home.path().resolve("target"), "bench", ".started");
            new Maven(home, terminal)
                    .run(
                            "building the benchmarks",
                            log,
                            // The services are built already; of the one that is measured as a function only its
                            // classes.
                            List.of(
                                    "-q",
                                    "-Dmaeari.run",
                                    "-Dquarkus.build.skip",
                                    "package",
                                    "-pl",
                                    String.join(",", MODULES)));
            Files.move(started, stamp);
        } catch (IOException e) {
            throw new Failure("can't write to %s: %s".formatted(stamp.getParent(), e.getMessage()), e);
        }
    }

    private List<Path> sources() {
        return List.of(
                home.path().resolve("target/services.stamp"),
                home.path().resolve("pom.xml"),
                home.path().resolve(MODULE).resolve("pom.xml"),
                home.path().resolve(MODULE).resolve("src/main"),
                home.embedded().resolve("pom.xml"),
                home.embedded().resolve("src/main"));
    }

    private static Path stamp(ProjectHome home) {
        return home.path().resolve("target/bench.stamp");
    }
}
