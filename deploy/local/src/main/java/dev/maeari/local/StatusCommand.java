package dev.maeari.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what runs and where; of a site elsewhere, how its services say they are. */
@Command(
        name = "status",
        description = "Tell what runs and where; with --url, how the services of that site say they are.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private SiteOption site = new SiteOption();

    @Option(names = "--json", description = "For programs; with the passwords of the databases.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Terminal terminal = Terminal.standard();
        if (site.isElsewhere()) {
            elsewhere(terminal);
        } else {
            here(terminal);
        }
        return 0;
    }

    private void elsewhere(Terminal terminal) throws JsonProcessingException {
        try (SiteClient operator = site.as("operator")) {
            SiteStatus status = SiteStatus.of(operator);
            if (json) {
                terminal.line(Json.MAPPER.writeValueAsString(status.json()));
            } else {
                terminal.line(site.url().toString());
                status.lines().forEach(terminal::line);
            }
        }
    }

    private void here(Terminal terminal) throws JsonProcessingException {
        LocalState state = LocalState.of(site.data().folder());
        if (json) {
            terminal.line(Json.MAPPER.writeValueAsString(state));
            return;
        }
        terminal.line(state.url() == null ? state.state() : state.state() + " at " + state.url());
        for (LocalState.Component component : state.components()) {
            terminal.line("  %-22s %-10s %7d  %s"
                    .formatted(
                            component.name(),
                            component.state(),
                            component.pid(),
                            component.url() == null ? "" : component.url()));
        }
        if (state.isRunning()) {
            CountingStatus.lines(state.components()).forEach(terminal::line);
        }
    }
}
