package dev.maeari.local.running;

import dev.maeari.local.LocalState;
import dev.maeari.local.Terminal;
import java.time.Duration;

/** What a person sees when all is up. */
final class Welcome {
    private Welcome() {}

    static void print(Terminal terminal, LocalState state, Duration took) {
        terminal.line("");
        terminal.line("Maeari is running (%s)".formatted(Terminal.seconds(took)));
        terminal.line("");
        terminal.line("  Site      " + state.url());
        terminal.line("  Studio    " + state.url() + "/studio");
        if (state.mail() != null) {
            terminal.line("  Mail      " + state.mail().url());
        }
        state.components().stream()
                .filter(component -> component.name().equals(Prometheus.NAME))
                .forEach(component -> terminal.line("  Metrics   " + component.url() + " (Prometheus)"));
        terminal.line("  Sign in   as reader, author, moderator or operator; there are no passwords");
        terminal.line("");
        terminal.line("Ctrl-C or ./maeari down stops it; ./maeari demo plays 2,283 readers.");
    }
}
