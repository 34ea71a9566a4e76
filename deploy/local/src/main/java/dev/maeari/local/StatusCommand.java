package dev.maeari.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what runs and where. */
@Command(name = "status", description = "Tell what runs and where.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For programs; with the passwords of the databases.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        LocalState state = LocalState.of(data.folder());
        Terminal terminal = Terminal.standard();
        if (json) {
            terminal.line(Json.MAPPER.writeValueAsString(state));
            return 0;
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
        return 0;
    }
}
