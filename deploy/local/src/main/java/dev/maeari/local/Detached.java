package dev.maeari.local;

import dev.maeari.embedded.Programs;
import dev.maeari.local.building.Relocated;
import dev.maeari.local.running.RunningAlone;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the system in a process that outlives this one, and shows what it says until it is up. */
final class Detached {
    private static final long TICK_MILLIS = 200;

    private final DataFolder data;
    private final Terminal terminal;

    Detached(DataFolder data, Terminal terminal) {
        this.data = data;
        this.terminal = terminal;
    }

    void start(List<String> arguments) {
        Path output = data.path().resolve("up.log");
        try {
            List<String> command = new ArrayList<>();
            if (Programs.exists("setsid")) {
                // Else the Ctrl-C of this terminal would reach it.
                command.add("setsid");
            }
            command.addAll(Relocated.command(data, RunningAlone.class.getName(), arguments));
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            follow(process, output);
        } catch (IOException e) {
            throw new Failure("can't start the system: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted; ./maeari down stops what was started", e);
        }
    }

    private void follow(Process process, Path output) throws IOException, InterruptedException {
        int shown = 0;
        boolean ended = false;
        while (!ended) {
            ended = process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS);
            boolean up = LocalState.of(data).isRunning();
            List<String> lines = Files.readAllLines(output);
            lines.subList(shown, lines.size()).forEach(terminal::line);
            shown = lines.size();
            if (up) {
                return;
            }
        }
        throw new Failure("the system could not be started");
    }
}
