package dev.maeari.local;

import dev.maeari.local.rules.Rules;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the rule by which everything is counted, and puts another in its place. */
@Command(
        name = "rules",
        description = "Show the rule by which all numbers are counted, adopt another, or count anew.",
        footer = {
            "",
            "A rule is a file such as",
            "  {\"version\": 2, \"visitGapSeconds\": 1800, \"counters\": [\"views\", \"likes\", \"comments\"],",
            "   \"ignored\": {\"robot\": [\"robot:*\", \"headless\"], \"prefetch\": [\"prefetch\"], \"held\": [\"held:*\"]}}",
            "The whole log is counted by it beside the rule in force, then it is shown at once."
        })
final class RulesCommand implements Callable<Integer> {
    @Mixin
    private SiteOption site = new SiteOption();

    @Override
    public Integer call() {
        return with(site, Rules::show);
    }

    @Command(name = "adopt", description = "Count the log by the rule of a file, and show its numbers.")
    int adopt(
            @Mixin SiteOption system,
            @Parameters(paramLabel = "FILE", description = "The rule as JSON; its version must be a greater one.")
                    Path file) {
        return with(system, rules -> rules.adopt(file));
    }

    @Command(name = "rebuild", description = "Count the log anew by the rule in force, and show its numbers.")
    int rebuild(@Mixin SiteOption system) {
        return with(system, Rules::rebuild);
    }

    @Command(name = "give-up", description = "Stop to count a pipeline that is not shown yet.")
    int giveUp(
            @Mixin SiteOption system,
            @Parameters(paramLabel = "PIPELINE", description = "As ./maeari rules shows it.") String pipeline) {
        return with(system, rules -> rules.giveUp(pipeline));
    }

    private static int with(SiteOption system, Consumer<Rules> work) {
        try (SiteClient operator = system.as("operator")) {
            work.accept(new Rules(operator, Terminal.standard()));
        }
        return 0;
    }
}
