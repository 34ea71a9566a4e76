package dev.maeari.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the components wrote. */
@Command(name = "logs", description = "Show the last lines of the logs, of all components or of one.")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as lines are written, until Ctrl-C.")
    private boolean follow;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMPONENT",
            description = "kafka, postgres, launcher, article-service, engagement-service or notification-service.")
    private @Nullable String component;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Path> logs = logs(data.folder());
        if (component != null && !logs.containsKey(component)) {
            throw new Failure("no log of %s; there are %s".formatted(component, String.join(", ", logs.keySet())));
        }
        Terminal terminal = Terminal.standard();
        Map<String, Integer> shown = new LinkedHashMap<>();
        for (String name : component == null ? logs.keySet() : List.of(component)) {
            List<String> all = read(logs, name);
            show(terminal, name, all.subList(Math.max(0, all.size() - lines), all.size()));
            shown.put(name, all.size());
        }
        while (follow) {
            Thread.sleep(300);
            for (Map.Entry<String, Integer> log : shown.entrySet()) {
                List<String> all = read(logs, log.getKey());
                show(terminal, log.getKey(), all.subList(Math.min(log.getValue(), all.size()), all.size()));
                log.setValue(all.size());
            }
        }
        return 0;
    }

    private void show(Terminal terminal, String name, List<String> text) {
        text.forEach(line -> terminal.line(component == null ? "%-20s | %s".formatted(name, line) : line));
    }

    private static List<String> read(Map<String, Path> logs, String name) throws IOException {
        Path log = logs.get(name);
        if (log == null || !Files.exists(log)) {
            return List.of();
        }
        try (Stream<String> text =
                new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8).lines()) {
            return text.toList();
        }
    }

    private static Map<String, Path> logs(DataFolder data) {
        Map<String, Path> logs = new LinkedHashMap<>();
        logs.put("launcher", data.launcherLog());
        logs.put("kafka", data.path().resolve("kafka/kafka.log"));
        logs.put("postgres", data.path().resolve("postgres/postgres.log"));
        for (String service : dev.maeari.local.building.Build.SERVICES) {
            logs.put(service, data.log(service));
        }
        return logs;
    }
}
