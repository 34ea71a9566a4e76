package dev.maeari.local;

import dev.maeari.local.demo.Demo;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays 2,283 readers and checks every number. */
@Command(
        name = "demo",
        description = "Publish the sample articles, play 2,283 readers, and check that page and ledger are exact.")
final class DemoCommand implements Callable<Integer> {
    private static final ZoneId SITE = ZoneId.of("Asia/Seoul");

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2283",
            description = "Other readers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--fast", description = "As fast as it goes, instead of half a minute.")
    private boolean fast;

    @Override
    public Integer call() {
        LocalState state = data.running();
        String site = String.valueOf(state.url());
        try (SiteClient author = new SiteClient(site, Tokens.of(state, "author"))) {
            new Demo(author, site, Terminal.standard(), Clock.system(SITE)).play(seed, fast);
        }
        return 0;
    }
}
