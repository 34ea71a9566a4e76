package dev.maeari.local;

import dev.maeari.local.demo.Demo;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays 2,283 readers and checks every number. */
@Command(
        name = "demo",
        description = "Publish the sample articles, play 2,283 readers, and check that page and ledger are exact.",
        footer = {
            "",
            "A site elsewhere must not limit how often this address comes (MAEARI_LIMITS_EXEMPT), and show the",
            "comments of guests at once. The token is an author's."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private SiteOption site = new SiteOption();

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
        try (SiteClient author = site.as("author")) {
            new Demo(author, site.url().toString(), Terminal.standard(), Clock.systemUTC()).play(seed, fast);
        }
        return 0;
    }
}
