package dev.maeari.local;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a Maven that builds several modules at once.
 *
 * @param module the artifact id; empty if the line belongs to none, or names its test class
 * @param text without colours
 */
record MavenLine(String module, String text) {
    /** Has Maven build two modules at once, and begin each line with its thread, which bears the module's name. */
    static final List<String> ARGUMENTS = List.of("-T2", "-Dorg.slf4j.simpleLogger.showThreadName=true");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[;\\d]*m");
    private static final Pattern THREAD = Pattern.compile("\\[(?:mvn-builder-)?([^\\]]+)\\] (?=\\[[A-Z]+\\])");

    static MavenLine of(String line) {
        String plain = COLOUR.matcher(line).replaceAll("");
        Matcher thread = THREAD.matcher(plain);
        if (!thread.lookingAt()) {
            return new MavenLine("", plain);
        }
        String module = plain.startsWith("[mvn-builder-") ? thread.group(1) : "";
        return new MavenLine(module, plain.substring(thread.end()));
    }

    @Override
    public String toString() {
        return module.isEmpty() ? text : "[%s] %s".formatted(module, text);
    }
}
