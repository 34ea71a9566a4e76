package dev.maeari.local;

import dev.maeari.local.running.Orphans;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a system in order. */
@Command(name = "down", description = "Stop the system; its data stays.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Terminal terminal = Terminal.standard();
        DataFolder folder = data.folder();
        boolean ran = folder.launcher().process().isPresent();
        if (ran) {
            stop(folder.launcher().process().orElseThrow(), terminal);
        }
        if (folder.path().toFile().isDirectory()) {
            Orphans.takeDown(folder, terminal);
        }
        terminal.line(ran ? "stopped" : "nothing runs in " + folder.path());
        return 0;
    }

    private static void stop(ProcessHandle launcher, Terminal terminal)
            throws InterruptedException, ExecutionException {
        if (!launcher.destroy()) {
            throw new Failure(
                    "process %d of the system can't be stopped; is it another user's?".formatted(launcher.pid()));
        }
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            terminal.line("process %d did not end and is killed".formatted(launcher.pid()));
            launcher.destroyForcibly();
        }
    }
}
