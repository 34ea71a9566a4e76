package dev.maeari.local.building;

import dev.maeari.local.Failure;
import dev.maeari.local.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How the images are called.
 *
 * @param registry in front of their names, with the host and whatever path it wants; empty for none
 * @param tag the version
 */
public record ImageNames(String registry, String tag) {
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern REGISTRY = Pattern.compile("|[a-z0-9][a-z0-9.-]*(:\\d+)?(/[a-z0-9][a-z0-9._-]*)*");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    /** Refuses what no engine would take. */
    public ImageNames {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("--tag takes letters, digits, '_', '.' and '-', such as 0.1.0");
        }
        if (!REGISTRY.matcher(registry).matches()) {
            throw new IllegalArgumentException(
                    "--registry takes a host and perhaps a path, such as registry.example/magazine");
        }
    }

    /** The version that the sources say they are. */
    public static String version(ProjectHome home) {
        Path pom = home.path().resolve("pom.xml");
        try {
            return VERSION.matcher(Files.readString(pom))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .findFirst()
                    .orElseThrow(() -> new Failure(pom + " names no version"));
        } catch (IOException e) {
            throw new Failure("can't read " + pom, e);
        }
    }

    /** The whole name of one of them. */
    public String of(String image) {
        String prefix = registry.isEmpty() ? "" : registry + "/";
        return "%smaeari/%s:%s".formatted(prefix, image, tag);
    }
}
