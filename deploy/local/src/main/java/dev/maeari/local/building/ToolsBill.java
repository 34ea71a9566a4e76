package dev.maeari.local.building;

import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import dev.maeari.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the command line is made of, for its image: the launcher is built without saying so, and runs already. */
public final class ToolsBill {
    private static final List<String> MODULES =
            List.of("events", "deploy/embedded/kafka", "deploy/embedded", "deploy/local");

    private final ProjectHome home;
    private final Terminal terminal;

    /** Of the project in that folder. */
    public ToolsBill(ProjectHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Does nothing if it is there and no library has changed since. Maven makes none where it is offline. */
    public void ifNeeded(Path log) {
        Path bill = home.path().resolve("deploy/local/target/bom.json");
        try {
            if (!Files.exists(bill) || Freshness.changedSince(Files.getLastModifiedTime(bill), poms())) {
                new Maven(home, terminal)
                        .run(
                                "writing what the command line is made of",
                                log,
                                // The jars that this very process runs from are left as they are.
                                List.of(
                                        "-q",
                                        "-Dmaeari.run",
                                        "-Psbom,!launcher",
                                        "package",
                                        "-pl",
                                        String.join(",", MODULES)));
            }
        } catch (IOException e) {
            throw new Failure("can't write %s: %s".formatted(bill, e.getMessage()), e);
        }
    }

    private List<Path> poms() {
        return Stream.concat(Stream.of(""), MODULES.stream())
                .map(module -> home.path().resolve(module).resolve("pom.xml"))
                .toList();
    }
}
