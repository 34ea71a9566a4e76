package dev.maeari.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The clock on the wall of a process, which jumps while it runs: Debian's libfaketime (the variant for many threads) is loaded
 * into it and reads from a file how far it is off. How time goes by (the monotonic clock) stays true, as on a machine whose
 * clock is set; its remedy for glibc since 2.30 must be off for that, as every timed wait of a JVM would end at once with it.
 */
final class FakeClock implements AutoCloseable {
    /** How long a process may not yet have read what the file says. */
    private static final Duration SEEN = Duration.ofSeconds(2);

    private final Path library;
    private final Path file;
    private Duration off = Duration.ZERO;

    private FakeClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** One that is right for the moment. */
    static FakeClock right() {
        try {
            FakeClock clock = new FakeClock(
                    library().orElseThrow(() -> new AssertionError("no libfaketime")),
                    Files.createTempFile("maeari-clock", ""));
            clock.write(Duration.ZERO);
            return clock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this machine has what it takes. */
    static boolean isThere() {
        return library().isPresent();
    }

    /** What a process must find in its environment to have this clock. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /**
     * Jumps to so far from the right time, and waits until whoever has this clock must have seen it.
     *
     * @return how far it jumped
     */
    Duration jump(Duration to) {
        Duration jump = to.minus(off);
        off = to;
        write(to);
        LockSupport.parkNanos(SEEN.toNanos());
        return jump;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Duration off) {
        try {
            Path next = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".next"), "%+d%n".formatted(off.toSeconds()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> library() {
        try (Stream<Path> folders =
                Files.isDirectory(Path.of("/usr/lib")) ? Files.list(Path.of("/usr/lib")) : Stream.of()) {
            return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
