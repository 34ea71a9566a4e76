package dev.maeari.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a process past our own end, by number and start time, so that a later run finds what an earlier one left.
 *
 * @param file where it is kept
 */
public record PidFile(Path file) {
    /** In milliseconds: by the clock, a start may move when that is set. */
    private static final long TOLERANCE = 3_000;

    private static final int NAME = 2;
    private static final int START = 22;

    /** Notes a process that runs now. */
    public void write(long pid) throws IOException {
        Files.writeString(file, pid + " " + ticks(pid).orElseGet(() -> byTheClock(pid)) + "\n");
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
            long noted = Long.parseLong(parts.getLast());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> began(pid, noted));
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

    private static boolean began(long pid, long noted) {
        OptionalLong ticks = ticks(pid);
        return ticks.isPresent() ? ticks.getAsLong() == noted : Math.abs(byTheClock(pid) - noted) < TOLERANCE;
    }

    /**
     * When the process began, in ticks since the machine was started, which stay the same when the clock is set (proc(5),
     * field 22 of {@code stat}); empty where the system does not say it.
     */
    private static OptionalLong ticks(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field is the program's name in parentheses, in which anything may stand.
            String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of(Long.parseLong(afterName[START - NAME - 1]));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** In milliseconds. */
    private static long byTheClock(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }
}
