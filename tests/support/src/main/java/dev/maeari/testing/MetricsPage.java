package dev.maeari.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code docs/metrics.md} promises of one service.
 *
 * @param promised by name
 */
public record MetricsPage(Map<String, Metric> promised) {
    private static final Path FILE = Path.of("../docs/metrics.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A metric.
     *
     * @param tags the values of each; none where they are numbers
     */
    public record Metric(String type, Map<String, Set<String>> tags) {}

    /** The part about a service. */
    public static MetricsPage of(String service) {
        try {
            return of(service, Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MetricsPage of(String service, String page) {
        Map<String, Metric> promised = new TreeMap<>();
        page.lines()
                .filter(line -> line.startsWith("| `maeari_"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[5].contains(service))
                .forEach(cells -> promised.put(first(cells[1]), new Metric(cells[2].strip(), tags(cells[3]))));
        return new MetricsPage(promised);
    }

    /** In what a running service's answer to {@code /q/metrics} is not what is promised; empty if in nothing. */
    public List<String> differences(String answer) {
        Map<String, Metric> there = Scraped.metrics(answer);
        List<String> differences = new ArrayList<>(Scraped.telling(answer));
        promised.forEach((name, metric) -> {
            if (!there.containsKey(name)) {
                differences.add(name + " is on the page and not in the service");
            } else if (!metric.type().equals(there.get(name).type())) {
                differences.add("%s is a %s".formatted(name, there.get(name).type()));
            } else {
                differences.addAll(tags(name, metric.tags(), there.get(name).tags()));
            }
        });
        there.keySet().stream()
                .filter(name -> !promised.containsKey(name))
                .forEach(name -> differences.add(name + " is in the service and not on the page"));
        return differences;
    }

    private static List<String> tags(String name, Map<String, Set<String>> promised, Map<String, Set<String>> there) {
        List<String> differences = new ArrayList<>();
        if (!promised.keySet().equals(there.keySet())) {
            differences.add("%s has the tags %s".formatted(name, there.keySet()));
        }
        promised.forEach((tag, values) -> {
            Set<String> found = there.getOrDefault(tag, Set.of());
            if (!values.isEmpty() && !values.equals(found)) {
                differences.add("%s: %s is one of %s".formatted(name, tag, found));
            }
            if (values.isEmpty() && !found.stream().allMatch(value -> value.matches("\\d+"))) {
                differences.add("%s: %s is no number in %s".formatted(name, tag, found));
            }
        });
        return differences;
    }

    /** {@code `tag`: `value` `value`; `tag`: number}. */
    private static Map<String, Set<String>> tags(String cell) {
        return Arrays.stream(cell.split(";"))
                .filter(tag -> tag.contains("`"))
                .collect(Collectors.toMap(
                        MetricsPage::first,
                        tag -> CODE.matcher(tag)
                                .results()
                                .skip(1)
                                .map(value -> value.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static String first(String cell) {
        Matcher code = CODE.matcher(cell);
        if (!code.find()) {
            throw new IllegalArgumentException("no name in " + cell);
        }
        return code.group(1);
    }
}
