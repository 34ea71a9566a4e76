package dev.maeari.local;

import dev.maeari.embedded.Ports;
import dev.maeari.local.building.Build;
import dev.maeari.local.building.Relocated;
import dev.maeari.local.building.Staging;
import dev.maeari.local.running.Running;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds what is not built, and runs the whole system. */
@Command(
        name = "up",
        description = "Start the whole system: Kafka, PostgreSQL, mail, sign-in, gateway, three services.")
final class UpCommand implements Callable<Integer> {
    private static final int MOST_COUNTING = 6;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the site (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--counting",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes that share the counting (default: ${DEFAULT-VALUE}).")
    private int counting;

    @Option(
            names = "--observe",
            description =
                    "Watch it with Prometheus, where that is installed: metrics, alerts, and the dashboards' queries.")
    private boolean observe;

    @Option(names = "--no-build", description = "Run what is built, even if sources are newer.")
    private boolean noBuild;

    @Option(names = "--detach", description = "Return when all is up; ./maeari down stops it.")
    private boolean detach;

    @Override
    public Integer call() {
        if (counting < 1 || counting > MOST_COUNTING) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--counting takes 1 to %d; there are no more partitions to share".formatted(MOST_COUNTING));
        }
        DataFolder folder = data.folder();
        Terminal terminal = Terminal.standard();
        refuseSecond(folder);
        folder.claim();
        try (FileChannel channel =
                        FileChannel.open(folder.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Failure("another ./maeari up is at work in " + folder.path());
            }
            refuseSecond(folder);
            start(folder, terminal);
        } catch (IOException e) {
            throw new Failure("can't lock " + folder.path(), e);
        }
        return 0;
    }

    private void start(DataFolder folder, Terminal terminal) {
        if (!Ports.isFree(port)) {
            throw new Failure("port %d is in use; choose another with --port".formatted(port));
        }
        Build build = new Build(ProjectHome.given(), terminal);
        if (noBuild) {
            build.demand();
        } else {
            build.ifNeeded(folder.path().resolve("build.log"));
        }
        Staging.copy(ProjectHome.given(), folder);
        List<String> arguments = List.of(
                folder.path().toString(),
                Integer.toString(port),
                Integer.toString(counting),
                Boolean.toString(observe));
        if (detach) {
            new Detached(folder, terminal).start(arguments);
        } else {
            Relocated.call(folder, Running.class.getName(), arguments);
        }
    }

    private static void refuseSecond(DataFolder folder) {
        LocalState state = LocalState.of(folder);
        if (!state.equals(LocalState.STOPPED)) {
            throw new Failure(
                    "a system is already %s in %s at %s; ./maeari down stops it, --data and --port make another"
                            .formatted(state.state(), folder.path(), state.url()));
        }
    }
}
