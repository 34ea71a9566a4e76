package dev.maeari.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Awaiting;
import dev.maeari.local.Failure;
import dev.maeari.local.Json;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rules by which a running system counts, as its operator sees and changes them. */
public final class Rules {
    private static final String PATH = "/api/engagement/rules";

    private final SiteClient operator;
    private final Terminal terminal;

    /** As an operator. */
    public Rules(SiteClient operator, Terminal terminal) {
        this.operator = operator;
        this.terminal = terminal;
    }

    /** Prints the rule in force and what is counted. */
    public void show() {
        JsonNode view = view();
        terminal.line("rule in force: " + view.path("rule").toString());
        terminal.line(
                "  %-24s %-8s %7s %12s %10s %10s".formatted("pipeline", "", "version", "counted", "lag", "generation"));
        for (JsonNode pipeline : view.path("pipelines")) {
            terminal.line("  %-24s %-8s %7d %12d %10d %10d"
                    .formatted(
                            pipeline.path("name").asText(),
                            pipeline.path("shown").asBoolean() ? "shown" : "beside",
                            pipeline.path("rule").path("version").asInt(),
                            pipeline.path("counted").asLong(),
                            pipeline.path("lag").asLong(),
                            pipeline.path("generation").asInt()));
        }
    }

    /** Counts by the rule of a file; comes back when the site shows it. */
    public void adopt(Path file) {
        await(begin(PATH, Json.read(file)));
    }

    /** Counts by the rule in force anew; comes back when the site shows it. */
    public void rebuild() {
        await(begin(PATH + "/rebuild", null));
    }

    /** Gives a pipeline up that is counted beside the shown one. */
    public void giveUp(String pipeline) {
        operator.write("DELETE", PATH + "/" + pipeline, null, null).orFail();
        terminal.line("given up " + pipeline);
    }

    private String begin(String path, @Nullable Object body) {
        String name =
                operator.write("POST", path, body, null).orFail().path("name").asText();
        terminal.line("counting the log as " + name + "; the site shows the former numbers meanwhile");
        return name;
    }

    private void await(String name) {
        JsonNode shown = new Awaiting(terminal)
                .until(
                        () -> find(name).orElseThrow(() -> new Failure(name + " was given up")),
                        pipeline -> pipeline.path("shown").asBoolean(),
                        Rules::progress);
        terminal.line("the site shows %s: %s".formatted(name, progress(shown)));
    }

    private static String progress(JsonNode pipeline) {
        return String.format(
                Locale.ROOT,
                "%,d counted, %,d left",
                pipeline.path("counted").asLong(),
                pipeline.path("lag").asLong());
    }

    private Optional<JsonNode> find(String name) {
        return StreamSupport.stream(view().path("pipelines").spliterator(), false)
                .filter(pipeline -> pipeline.path("name").asText().equals(name))
                .findFirst();
    }

    private JsonNode view() {
        return operator.get(PATH).orFail();
    }
}
