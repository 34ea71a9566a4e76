package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours: it is not reached by the Ctrl-C of the terminal, so that all are stopped in order, and it does not
 * outlive us, even if we are killed.
 */
public final class ChildProcess {
    private final Process process;
    private final Process leash;
    private final Signal signal;
    private final CompletableFuture<Integer> exit;

    /** How a process is asked to end. */
    public enum Signal {
        TERM,
        INT
    }

    private ChildProcess(Process process, Process leash, Signal signal) {
        this.process = process;
        this.leash = leash;
        this.signal = signal;
        this.exit = process.onExit().thenApply(ended -> {
            leash.destroyForcibly();
            return ended.exitValue();
        });
    }

    /**
     * Starts it.
     *
     * @param environment added to our own
     * @param log where its output is appended
     * @param signal how it is asked to end
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log, Signal signal) {
        try {
            Path folder = log.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ProcessBuilder builder = new ProcessBuilder(apart(command))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Process leash = leash(process.pid(), signal);
            return new ChildProcess(process, leash, signal);
        } catch (IOException e) {
            throw new StartFailed("can't start %s: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /** Its number at the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code once it has ended. */
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    /** Asks it to end, waits, and kills it when it takes longer than that. */
    public void stop(Duration patience) {
        leash.destroyForcibly();
        if (process.isAlive()) {
            PidFile.signal(process.pid(), signal);
        }
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** Kills it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        leash.destroyForcibly();
        process.destroyForcibly();
        exit.join();
    }

    private boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the end of its input, which is our end, and takes the process down then. */
    private static Process leash(long pid, Signal signal) throws IOException {
        String script = "read -r _; kill -%s %d 2>/dev/null || exit 0; sleep 10; kill -KILL %d 2>/dev/null"
                .formatted(signal, pid, pid);
        return new ProcessBuilder(apart(List.of("sh", "-c", script)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
    }

    /** In a session of its own, with what the platform has for that; the process keeps its number. */
    private static List<String> apart(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Programs.exists("setsid")) {
            whole.add("setsid");
        } else if (Programs.exists("perl")) {
            whole.addAll(List.of("perl", "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV"));
        }
        whole.addAll(command);
        return whole;
    }
}
