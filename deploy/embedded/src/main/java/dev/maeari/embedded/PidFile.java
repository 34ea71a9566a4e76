package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a process past our own end, by number and start time, so that a later run finds what an earlier one left.
 *
 * @param file where it is kept
 */
public record PidFile(Path file) {
    /** What the operating system says about a start may move by this much when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Notes a process that runs now. */
    public void write(long pid) throws IOException {
        Instant started = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
        Files.writeString(file, pid + " " + started.toEpochMilli() + "\n");
    }

    /** Forgets it. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The process, if it is still the same one; empty when it has ended, even if its number was given away again. */
    public Optional<ProcessHandle> process() {
        try {
            List<String> parts = List.of(Files.readString(file).strip().split(" "));
            long pid = Long.parseLong(parts.getFirst());
            Instant noted = Instant.ofEpochMilli(Long.parseLong(parts.getLast()));
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startedAt(process, noted));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends the process if it is still there: asks, waits, kills. */
    public void takeDown(ChildProcess.Signal signal, Duration patience) {
        process().ifPresent(process -> takeDown(process, signal, patience));
    }

    static void takeDown(ProcessHandle process, ChildProcess.Signal signal, Duration patience) {
        signal(process.pid(), signal);
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StartFailed("can't wait for process " + process.pid(), e);
        }
    }

    static void signal(long pid, ChildProcess.Signal signal) {
        Programs.run(List.of("sh", "-c", "kill -%s %d".formatted(signal, pid)));
    }

    private static boolean startedAt(ProcessHandle process, Instant noted) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, noted).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }
}
