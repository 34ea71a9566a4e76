package dev.maeari.local;

import dev.maeari.local.publishing.Publishing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes Markdown files. */
@Command(
        name = "publish",
        description = "Publish Markdown files with front matter, and the pictures that they name.",
        footer = {
            "",
            "A file begins with",
            "  ---",
            "  title: The only key that must be there",
            "  slug: its-address        (else made of the file's name)",
            "  summary: One or two sentences",
            "  category: Essays",
            "  tags: [one, two]",
            "  language: en",
            "  cover: picture.jpg       (beside the file)",
            "  views: 1204              (carried over from elsewhere; likes and comments likewise)",
            "  ---",
            "and goes on in Markdown. An article that is there already is changed."
        })
final class PublishCommand implements Callable<Integer> {
    @Mixin
    private SiteOption system = new SiteOption();

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            defaultValue = "author",
            description = "Who publishes (default: ${DEFAULT-VALUE}); elsewhere the token says.")
    private String person = "author";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders with all Markdown files in them.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        try (SiteClient site = system.as(person);
                SiteClient operator = system.as("operator")) {
            new Publishing(site, operator, Terminal.standard()).publish(files);
        }
        return 0;
    }
}
