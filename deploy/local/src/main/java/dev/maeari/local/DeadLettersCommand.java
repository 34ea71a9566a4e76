package dev.maeari.local;

import dev.maeari.local.deadletters.DeadDeliveries;
import dev.maeari.local.deadletters.DeadLetter;
import dev.maeari.local.deadletters.DeadLetters;
import dev.maeari.local.deadletters.DeadRecords;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and replays what could not be processed. */
@Command(name = "dead-letters", description = "List or replay what could not be processed.")
final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private HelpOption help = new HelpOption();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say list or replay");
    }

    @Command(
            name = "list",
            description = "Show records that could not be processed, and notices that could not be delivered.")
    int list(@Mixin SiteOption site) {
        Terminal terminal = Terminal.standard();
        try (SiteClient operator = site.as("operator")) {
            for (DeadLetters place : places(operator)) {
                List<DeadLetter> letters = place.list();
                terminal.line("%d %s".formatted(letters.size(), place.what()));
                letters.forEach(letter -> terminal.line("  %s%s%s  %s"
                        .formatted(
                                letter.name(),
                                letter.times() > 1 ? " (" + letter.times() + " times)" : "",
                                letter.replayed() ? " (replayed)" : "",
                                letter.cause())));
            }
        }
        return 0;
    }

    @Command(name = "replay", description = "Process them again: those named, else all that were not replayed yet.")
    int replay(
            @Mixin SiteOption site,
            @Parameters(arity = "0..*", paramLabel = "NAME", description = "As list shows it.") List<String> names) {
        Terminal terminal = Terminal.standard();
        List<String> wanted = names == null ? List.of() : names;
        List<String> left = new ArrayList<>(wanted);
        try (SiteClient operator = site.as("operator")) {
            for (DeadLetters place : places(operator)) {
                List<DeadLetter> due = place.list().stream()
                        .filter(letter -> wanted.isEmpty() ? !letter.replayed() : wanted.contains(letter.name()))
                        .toList();
                if (wanted.isEmpty() && !due.isEmpty()) {
                    place.replayAll(due);
                } else {
                    due.forEach(place::replay);
                }
                for (DeadLetter letter : due) {
                    left.remove(letter.name());
                    terminal.line("replayed " + letter.name());
                }
            }
        }
        if (!left.isEmpty()) {
            throw new Failure("no dead letter is named " + String.join(", ", left));
        }
        return 0;
    }

    private static List<DeadLetters> places(SiteClient operator) {
        return List.of(new DeadRecords(operator), new DeadDeliveries(operator));
    }
}
