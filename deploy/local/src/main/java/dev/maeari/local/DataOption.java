package dev.maeari.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which system a command talks about. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that holds all of a system (default: .maeari beside this program).")
    private @Nullable Path folder;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    DataFolder folder() {
        Path path = folder == null ? ProjectHome.given().path().resolve(".maeari") : folder;
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /** The folder while no system runs in it; fails if one does. */
    DataFolder stopped() {
        DataFolder stopped = folder();
        if (stopped.launcher().process().isPresent()) {
            throw new Failure("a system runs in %s; ./maeari down stops it".formatted(stopped.path()));
        }
        return stopped;
    }

    /** That of the system that runs; fails if none does. */
    LocalState running() {
        LocalState state = LocalState.of(folder());
        if (!state.isRunning()) {
            throw new Failure(
                    "nothing runs in %s (%s); start it with ./maeari up".formatted(folder().path(), state.state()));
        }
        return state;
    }
}
