package dev.maeari.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a process' processor time went, by the names of its threads; those of a thread that has ended are not in it.
 * Empty where the system has no {@code /proc}.
 *
 * @param seconds by name, as the kernel cuts it
 */
record ThreadTimes(Map<String, Double> seconds) {
    private static final double TICKS_PER_SECOND = 100;
    /** Fields of {@code stat} behind the name: 11 is the time in the process, 12 in the kernel for it. */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    /** So far. */
    static ThreadTimes of(long pid) {
        Map<String, Double> seconds = new HashMap<>();
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (Files.exists(threads)) {
            try (Stream<Path> each = Files.list(threads)) {
                each.forEach(thread -> add(thread.resolve("stat"), seconds));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ThreadTimes(seconds);
    }

    ThreadTimes since(ThreadTimes before) {
        return new ThreadTimes(seconds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue() - before.seconds.getOrDefault(one.getKey(), 0.0))));
    }

    /** The most first, in microseconds per event. */
    List<String> per(long events) {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(10)
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue() * 1e6 / events))
                .toList();
    }

    /** A thread may end while we look. */
    private static void add(Path stat, Map<String, Double> seconds) {
        String line;
        try {
            line = Files.readString(stat);
        } catch (IOException e) {
            return;
        }
        String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        double time = (Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL])) / TICKS_PER_SECOND;
        seconds.merge(name.startsWith("C1 ") || name.startsWith("C2 ") ? "compilers" : name, time, Double::sum);
    }
}
