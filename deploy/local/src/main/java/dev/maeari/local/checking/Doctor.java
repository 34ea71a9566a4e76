package dev.maeari.local.checking;

import dev.maeari.local.Terminal;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a site needs, from its name to one view that is really counted, and says it line by line. */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Terminal terminal;
    private final Clock clock;
    private final Duration patience;

    /** @param clock by which certificates are old */
    public Doctor(Terminal terminal, Clock clock) {
        this(terminal, clock, PATIENCE);
    }

    /** @param patience with each answer, and with what an open stream is to show */
    Doctor(Terminal terminal, Clock clock, Duration patience) {
        this.terminal = terminal;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Looks at all of it.
     *
     * @param token of an operator; null to leave out what only operators see
     * @return whether nothing was wrong
     */
    public boolean examine(URI site, @Nullable String token) {
        Network network = new Network(site, clock);
        for (Check check : List.of(network.name(), network.encryption())) {
            if (!isFine(check)) {
                terminal.line("Nothing else can be looked at before that.");
                return false;
            }
        }
        try (Probe probe = new Probe(site, token, patience)) {
            Front front = new Front(probe);
            People people = new People(probe, site);
            CountedView view = new CountedView(probe, patience);
            return Stream.of(
                            front.pages(),
                            front.services(),
                            front.management(),
                            people.signIn(),
                            people.operator(),
                            people.mail(),
                            view.stream(),
                            view.kept(),
                            view.counted())
                    .map(this::isFine)
                    .reduce(true, Boolean::logicalAnd);
        }
    }

    private boolean isFine(Check check) {
        switch (finding(check)) {
            case Finding.Fine fine -> terminal.line("  ok     %-11s %s".formatted(check.name(), fine.what()));
            case Finding.Unseen unseen -> {
                terminal.line("  -      %-11s %s".formatted(check.name(), unseen.what()));
                advise(unseen.advice());
            }
            case Finding.Wrong wrong -> {
                terminal.line("  WRONG  %-11s %s".formatted(check.name(), wrong.what()));
                advise(wrong.advice());
                return false;
            }
        }
        return true;
    }

    private void advise(String advice) {
        terminal.line("%21s→ %s".formatted("", advice));
    }

    private static Finding finding(Check check) {
        try {
            return check.look().take();
        } catch (IOException e) {
            return new Finding.Wrong("no answer: " + e, check.advice());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.Unseen("interrupted", check.advice());
        }
    }
}
