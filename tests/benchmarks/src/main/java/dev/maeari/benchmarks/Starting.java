package dev.maeari.benchmarks;

import dev.maeari.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service from its start to its first answer, without and with an AOT cache of the JDK, in turns; and the memory that
 * it holds when it has nothing to do. The database is migrated already, the JVM set as {@code ./maeari up} sets it.
 */
final class Starting implements Measurement {
    /** Of its database, and its log. */
    static final String NAME = "starting";

    private static final Goal SECONDS = Goal.atMost(1);
    private static final Goal AGAINST_COLD = Goal.atMost(0.6);
    private static final Goal MEBIBYTES = Goal.atMost(200);
    /** Long enough to give back what only the start needed. */
    private static final Duration REST = Duration.ofSeconds(15);
    /** A JVM that makes its cache does so when it ends. */
    private static final Duration AT_THE_END = Duration.ofMinutes(2);

    private static final int WITH_CACHES = 25;
    private static final List<String> AS_LOCALLY = List.of(
            "-Xms32m",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:TrimNativeHeapInterval=5000");

    private final Stack stack;

    Starting(Stack stack) {
        this.stack = stack;
    }

    @Override
    public List<Line> measure(Plan plan, Progress progress) throws IOException, SQLException, InterruptedException {
        Topics topics = stack.topics("starting.");
        Path cache = stack.folder().resolve("engagement.aot");
        boolean able = Runtime.version().feature() >= WITH_CACHES;
        progress.says("starting a service: migrating its database, making its AOT cache");
        start(plan.home(), topics, able ? List.of("-XX:AOTCacheOutput=" + cache) : List.of());
        boolean caches = Files.exists(cache);
        List<Double> cold = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            progress.round("starting a service", i, plan);
            cold.add(start(plan.home(), topics, List.of()));
            if (caches) {
                cached.add(start(plan.home(), topics, List.of("-XX:AOTCache=" + cache)));
                ratios.add(cached.getLast() / cold.getLast());
            }
            memory.add(atRest(plan, topics));
        }
        List<Line> lines = new ArrayList<>(List.of(
                Line.told("start-without-cache", "s", cold), Line.of("memory-at-rest", MEBIBYTES, "MiB", memory)));
        if (caches) {
            lines.add(Line.of("start", SECONDS, "s", cached));
            lines.add(Line.of("start-against-cold", AGAINST_COLD, Line.RATIO, ratios));
        }
        return lines;
    }

    /** In seconds. */
    double start(Path home, Topics topics, List<String> options) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        try (CountingService service = service(home, topics, options)) {
            service.awaitFirstAnswer();
            double seconds = (System.nanoTime() - start) / 1e9;
            service.awaitReady();
            service.end(AT_THE_END);
            return seconds;
        }
    }

    private double atRest(Plan plan, Topics topics) throws IOException, SQLException, InterruptedException {
        try (CountingService service = service(plan.home(), topics, List.of())) {
            service.awaitReady();
            Thread.sleep(REST);
            return residentMebibytes(service.pid());
        }
    }

    private CountingService service(Path home, Topics topics, List<String> options) throws SQLException {
        return new CountingService(
                home,
                stack.bootstrapServers(),
                topics,
                stack.database(NAME),
                stack.log(NAME),
                Stream.concat(AS_LOCALLY.stream(), options.stream()).toList());
    }

    /** What the operating system says of a process. */
    static double residentMebibytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the system says nothing of the memory of " + pid));
            return Double.parseDouble(resident.replaceAll("[^0-9]", "")) / 1024;
        }
    }
}
