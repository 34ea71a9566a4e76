package dev.maeari.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of requirements whose last column names what answers each: tests, settings, files, or why none does. */
record Checklist(String text) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z0-9][A-Z0-9. ]*) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern NAMED = Pattern.compile("(key|file) `([^`]+)`");
    private static final Pattern REASON = Pattern.compile("(n/a|open): \\S+ \\S+");

    static Checklist read(Path file) {
        return new Checklist(content(file));
    }

    /** The numbers of all rows. */
    Set<String> numbers() {
        Set<String> numbers = new TreeSet<>();
        rows().forEach(row -> numbers.addAll(List.of(row.group(1).split(" "))));
        return numbers;
    }

    /** What is named and does not exist, and rows that name nothing. */
    List<String> faults(Path repository) {
        Map<String, String> tests = tests(repository);
        Set<String> keys = keys(repository);
        List<String> faults = new ArrayList<>();
        rows().forEach(row -> {
            String answer = row.group(3);
            if (!TEST.matcher(answer).find()
                    && !NAMED.matcher(answer).find()
                    && !REASON.matcher(answer).find()) {
                faults.add(row.group(1) + " is answered by nothing");
            }
            TEST.matcher(answer).results().forEach(test -> {
                String source = tests.get(test.group(1));
                if (source == null || (test.group(2) != null && !source.contains("void " + test.group(2) + "("))) {
                    faults.add(row.group(1) + " names a test that is not there: " + test.group());
                }
            });
            NAMED.matcher(answer).results().forEach(named -> {
                boolean there = named.group(1).equals("key")
                        ? keys.contains(named.group(2))
                        : Files.exists(repository.resolve(named.group(2)));
                if (!there) {
                    faults.add(row.group(1) + " names a " + named.group() + " that is not there");
                }
            });
        });
        return faults;
    }

    private Stream<MatchResult> rows() {
        return ROW.matcher(text).results();
    }

    private static Map<String, String> tests(Path repository) {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : Sources.under(repository, "src/test/java").files()) {
            sources.merge(file.getFileName().toString().replace(".java", ""), content(file), String::concat);
        }
        return sources;
    }

    /** What the services' own files of settings say. */
    private static Set<String> keys(Path repository) {
        Set<String> keys = new TreeSet<>();
        for (String module : List.of("web", "article-service", "engagement-service", "notification-service")) {
            Path resources = repository.resolve(module).resolve("src/main/resources");
            Stream.of("application.properties", "META-INF/microprofile-config.properties")
                    .map(resources::resolve)
                    .filter(Files::exists)
                    .flatMap(file -> content(file).lines())
                    .map(line -> line.replaceFirst("=.*", ""))
                    .forEach(keys::add);
        }
        return keys;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
