package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process of ours: it is not reached by the Ctrl-C of the terminal, so that all are stopped in order, and it does not
 * outlive us, even if we are killed.
 */
public final class ChildProcess {
    /** What a process ended with that is not our child alone to ask. */
    private static final int UNKNOWN = -1;

    private final ProcessHandle process;
    private final @Nullable Process leash;
    private final Signal signal;
    private final CompletableFuture<Integer> exit;

    /** How a process is asked to end. */
    public enum Signal {
        TERM,
        INT
    }

    private ChildProcess(
            ProcessHandle process, @Nullable Process leash, Signal signal, CompletableFuture<Integer> exit) {
        this.process = process;
        this.leash = leash;
        this.signal = signal;
        this.exit = exit;
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
            CompletableFuture<Integer> exit = process.onExit().thenApply(ended -> {
                leash.destroyForcibly();
                return ended.exitValue();
            });
            return new ChildProcess(process.toHandle(), leash, signal, exit);
        } catch (IOException e) {
            throw new StartFailed("can't start %s: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /** One that another class loader of this JVM has started, and holds on its leash. */
    private static ChildProcess found(ProcessHandle process, Signal signal) {
        return new ChildProcess(process, null, signal, process.onExit().thenApply(ended -> UNKNOWN));
    }

    /** The one that is noted there and runs. */
    static ChildProcess noted(PidFile note, Signal signal) {
        return note.process()
                .map(process -> found(process, signal))
                .orElseThrow(() -> new StartFailed("no process runs that is noted in " + note.file()));
    }

    /** It, or once it has ended the one that the note names in its place. */
    ChildProcess orSuccessor(PidFile note) {
        return isAlive()
                ? this
                : note.process().map(next -> found(next, signal)).orElse(this);
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
        unleash();
        if (process.isAlive()) {
            PidFile.signal(process.pid(), signal);
        }
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** Kills it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        unleash();
        process.destroyForcibly();
        exit.join();
    }

    private void unleash() {
        if (leash != null) {
            leash.destroyForcibly();
        }
    }

    private boolean endsWithin(Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new StartFailed("can't wait for process " + pid(), e);
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
