package dev.maeari.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./maeari bench} runs, in a JVM of its own. */
@Command(name = "bench", description = "Measure how fast it is, each number beside a yardstick of the same run.")
public final class Bench implements Callable<Integer> {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Option(names = "--home", required = true)
    private Path home = Path.of("");

    @Option(names = "--short")
    private boolean brief;

    @Option(names = "--only", split = ",")
    private List<String> only = List.of();

    @Option(names = "--json")
    private @Nullable Path json;

    @Option(names = "--write")
    private @Nullable Path document;

    @Option(names = "--rounds", defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1.5")
    private double seconds;

    @Option(names = "--events", defaultValue = "1000000")
    private int events;

    @Option(names = "--most-events", defaultValue = "10000000")
    private int most;

    @Option(names = "--articles", defaultValue = "1000000")
    private int articles;

    @Option(names = "--streams", defaultValue = "10000")
    private int streams;

    /** Starts here. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    failure.printStackTrace();
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Plan plan = new Plan(
                home.toAbsolutePath(),
                parts(),
                rounds,
                brief ? System.nanoTime() + Plan.SHORT.toNanos() : null,
                Duration.ofMillis((long) (seconds * 1000)),
                events,
                most,
                articles,
                streams);
        Progress progress = new Progress(System.err);
        List<Line> lines = Suite.run(plan, progress);
        List<String> table = new ArrayList<>(List.of(machine(progress.time())));
        if (brief && progress.time().compareTo(FIVE_MINUTES) > 0) {
            progress.says("a short run is promised in five minutes, which this was not");
        }
        table.addAll(Table.of(lines));
        table.forEach(System.out::println);
        if (document != null) {
            new Document(document).write(table);
        }
        if (json != null) {
            Report.write(json, lines);
        }
        return CommandLine.ExitCode.OK;
    }

    private Set<Part> parts() {
        if (only.isEmpty()) {
            return brief ? Part.SHORT : EnumSet.allOf(Part.class);
        }
        return only.stream().map(Part::named).collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static String machine(Duration taken) {
        return "%d processors, load %.1f, Java %s, %s %s, in %d min %d s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        taken.toMinutes(),
                        taken.toSecondsPart());
    }
}
