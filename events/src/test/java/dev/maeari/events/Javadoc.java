package dev.maeari.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the source says of an event, so that the docs say nothing else. */
record Javadoc(String summary, Map<String, String> components) {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMPONENT = Pattern.compile("@param (\\w+) ([^@]+)");

    static Javadoc of(Class<?> event) {
        Pattern comment = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:public )?record %s\\(".formatted(event.getSimpleName()),
                Pattern.DOTALL);
        Matcher matcher = comment.matcher(source(event));
        if (!matcher.find()) {
            throw new AssertionError(event.getSimpleName() + " has no Javadoc");
        }
        String text = matcher.group(1)
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\{@(?:code|link) ([^}]+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        int tags = text.indexOf("@param");
        return new Javadoc(
                tags < 0 ? text : text.substring(0, tags).strip(),
                COMPONENT.matcher(text).results().collect(Collectors.toMap(r -> r.group(1), Javadoc::description)));
    }

    private static String description(MatchResult tag) {
        return tag.group(2).strip();
    }

    private static String source(Class<?> event) {
        try {
            return Files.readString(
                    SOURCES.resolve(event.getNestHost().getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
