package dev.maeari.manifests;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One row of the table of environment variables in {@code docs/install.md}. */
record Configuration(String key, String keptIn) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| ([a-z` -]+) \\|");

    static List<Configuration> documented() {
        return ROW.matcher(Manifests.text(Manifests.REPOSITORY.resolve("docs/install.md")))
                .results()
                .map(Configuration::of)
                .toList();
    }

    static List<String> of(String keptIn) {
        return documented().stream()
                .filter(one -> one.keptIn().equals(keptIn))
                .map(Configuration::key)
                .toList();
    }

    private static Configuration of(MatchResult row) {
        return new Configuration(row.group(1), row.group(2).replace("`", "").strip());
    }
}
