package dev.maeari.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.recounting.Recount;
import dev.maeari.local.recounting.ReportTable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves the numbers. Exit code 1 if any is not as the log says, and was not repaired. */
@Command(
        name = "recount",
        description = {
            "Compute all numbers from the log again and show which differ (exit code 1 if any is left).",
            "The site goes on serving and counting meanwhile."
        })
final class RecountCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SiteOption site = new SiteOption();

    @Option(
            names = "--repair",
            description = "Add to the numbers what the log says is missing; hide comments whose text is lost.")
    private boolean repair;

    @Option(
            names = "--rule",
            paramLabel = "FILE",
            description = "Show what the numbers would be under this rule (JSON, see docs/counting-rules.md).")
    private @Nullable Path rule;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        if (repair && rule != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "what another rule would count can't be repaired: leave out --repair or --rule");
        }
        JsonNode asked = rule == null ? null : Json.read(rule);
        Terminal terminal = Terminal.standard();
        Terminal progress = json
                ? new Terminal(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false)
                : terminal;
        JsonNode report;
        try (SiteClient operator = site.as("operator")) {
            report = new Recount(operator, progress).run(repair, asked);
        }
        if (json) {
            terminal.line(Json.MAPPER.writeValueAsString(report));
        } else {
            ReportTable.lines(report, asked != null).forEach(terminal::line);
        }
        return asked != null || ReportTable.isGood(report) ? 0 : 1;
    }
}
