package dev.maeari.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.maeari.local.held.HeldBursts;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows bursts of views that are held, and decides about them. */
@Command(
        name = "held",
        description = "List bursts of views that are held, and decide whether they count.",
        footer = {
            "",
            "A burst is many visitors of one source at one article within minutes (docs/counting-rules.md).",
            "Its views are on the log and don't count until somebody decides. The last decision holds."
        })
final class HeldCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    private interface Work {
        void with(HeldBursts bursts) throws JsonProcessingException;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say list, confirm or drop");
    }

    @Command(name = "list", description = "Show the held bursts, the newest first, and what was decided.")
    int list(@Mixin SiteOption site, @Option(names = "--json", description = "For programs.") boolean json)
            throws JsonProcessingException {
        return on(site, bursts -> {
            if (json) {
                Terminal.standard().line(Json.MAPPER.writeValueAsString(Map.of("items", bursts.all())));
            } else {
                bursts.show();
            }
        });
    }

    @Command(name = "confirm", description = "They were readers: the views that are held now count.")
    int confirm(
            @Mixin SiteOption site,
            @Parameters(arity = "1..*", paramLabel = "BURST", description = "As list shows it.") List<String> names)
            throws JsonProcessingException {
        return on(site, bursts -> bursts.decide(names, true));
    }

    @Command(name = "drop", description = "They were no readers: none of the views counts.")
    int drop(
            @Mixin SiteOption site,
            @Parameters(arity = "1..*", paramLabel = "BURST", description = "As list shows it.") List<String> names)
            throws JsonProcessingException {
        return on(site, bursts -> bursts.decide(names, false));
    }

    private static int on(SiteOption site, Work work) throws JsonProcessingException {
        try (SiteClient operator = site.as("operator")) {
            work.with(new HeldBursts(operator, Terminal.standard()));
        }
        return 0;
    }
}
