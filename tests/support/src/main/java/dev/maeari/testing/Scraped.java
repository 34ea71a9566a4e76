package dev.maeari.testing;

import dev.maeari.testing.MetricsPage.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's own metrics, as Prometheus gets them. */
final class Scraped {
    private static final Pattern TYPE = Pattern.compile("# TYPE (maeari_\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(maeari_\\w+?)(?:\\{(.*)})? \\S+");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Scraped() {}

    /** By name; counters with their {@code _total}, histograms without what they are made of. */
    static Map<String, Metric> metrics(String answer) {
        Map<String, String> types = types(answer);
        Map<String, Metric> metrics = new TreeMap<>();
        for (String line : lines(answer)) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                String name = family(sample.group(1), types);
                String type = types.getOrDefault(name, types.getOrDefault(name.replaceFirst("_total$", ""), "untyped"));
                Metric metric = metrics.computeIfAbsent(name, any -> new Metric(type, new TreeMap<>()));
                if (sample.group(2) != null) {
                    TAG.matcher(sample.group(2))
                            .results()
                            .filter(tag -> !tag.group(1).equals("le"))
                            .forEach(tag -> metric.tags()
                                    .computeIfAbsent(tag.group(1), any -> new TreeSet<>())
                                    .add(tag.group(2)));
                }
            }
        }
        return metrics;
    }

    /** Samples that tell of one article, or person: none may. */
    static List<String> telling(String answer) {
        return lines(answer).stream()
                .filter(line -> UUID.matcher(line).find())
                .map(line -> "tells of one in particular: " + line)
                .toList();
    }

    /** The greatest of a histogram is a gauge of its own, which belongs to it. */
    private static String family(String sample, Map<String, String> types) {
        for (String part : Set.of("_bucket", "_count", "_sum", "_max")) {
            String whole = sample.replaceFirst(part + "$", "");
            if (!whole.equals(sample) && "histogram".equals(types.get(whole))) {
                return whole;
            }
        }
        return sample;
    }

    private static Map<String, String> types(String answer) {
        Map<String, String> types = new TreeMap<>();
        for (String line : lines(answer)) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            }
        }
        return types;
    }

    private static List<String> lines(String answer) {
        return answer.lines().toList();
    }
}
