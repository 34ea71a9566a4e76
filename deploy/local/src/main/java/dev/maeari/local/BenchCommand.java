package dev.maeari.local;

import dev.maeari.local.building.BenchBuild;
import dev.maeari.local.building.Build;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds what is needed and runs the benchmarks in a JVM of their own, on a broker and a database of their own. */
@Command(
        name = "bench",
        description = {
            "Measure how fast it is, each number beside a yardstick of the same run.",
            "Needs no running system, and starts its own beside one that runs. The whole takes about twenty minutes."
        })
final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--short", description = "Only what is done in five minutes; on a busy machine with fewer rounds.")
    private boolean brief;

    @Option(names = "--pure", description = "Only the pure function of counting, by JMH.")
    private boolean pure;

    @Option(names = "--only", paramLabel = "PART", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the lines for programs.")
    private @Nullable Path json;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also put the table in its place in this document, such as docs/performance.md.")
    private @Nullable Path document;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds of everything, subject and yardstick in turns (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "1.5",
            description = "How long a round of requests lasts (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events of a log that is counted (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--most-events",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Events of the longest log of the growth line (default: ${DEFAULT-VALUE}).")
    private int mostEvents;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "The most articles of the growth line (default: ${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Live streams that are opened at once (default: ${DEFAULT-VALUE}).")
    private int streams;

    @Option(names = "--no-build", description = "Measure what is built, even if sources are newer.")
    private boolean noBuild;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    /** What can be measured by itself. */
    enum Part {
        ingest,
        click,
        reading,
        joining,
        producing,
        counting,
        apart,
        growth,
        starting,
        streams,
        page,
        pure
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseNonsense();
        ProjectHome home = ProjectHome.given();
        Terminal terminal = Terminal.standard();
        if (noBuild) {
            new Build(home, terminal).demand();
            BenchBuild.demand(home);
        } else {
            Path logs = home.path().resolve("target");
            new Build(home, terminal).ifNeeded(logs.resolve("services.log"));
            new BenchBuild(home, terminal).ifNeeded(logs.resolve("bench.log"));
        }
        Process process = new ProcessBuilder(command(home)).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-bench"));
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new Failure("the benchmarks ended with %d; what they said stands above".formatted(exitCode));
        }
        return 0;
    }

    private void refuseNonsense() {
        if (rounds < 1 || seconds <= 0 || events < 1 || mostEvents < 1 || articles < 1 || streams < 1) {
            throw new ParameterException(spec.commandLine(), "numbers must be greater than zero");
        }
    }

    private List<String> command(ProjectHome home) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djmh.ignoreLock=true",
                "-Dmaeari.embedded.home=" + home.embedded(),
                "-cp",
                BenchBuild.classes(home) + "/*",
                "dev.maeari.benchmarks.Bench",
                "--home",
                home.path().toString()));
        if (brief) {
            command.add("--short");
        }
        List<Part> parts = pure ? List.of(Part.pure) : only;
        if (!parts.isEmpty()) {
            command.addAll(List.of("--only", parts.stream().map(Part::name).collect(Collectors.joining(","))));
        }
        if (json != null) {
            command.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        if (document != null) {
            command.addAll(List.of("--write", document.toAbsolutePath().toString()));
        }
        command.addAll(List.of("--rounds", Integer.toString(rounds), "--seconds", Double.toString(seconds)));
        command.addAll(List.of("--events", Integer.toString(events), "--most-events", Integer.toString(mostEvents)));
        command.addAll(List.of("--articles", Integer.toString(articles), "--streams", Integer.toString(streams)));
        return command;
    }
}
