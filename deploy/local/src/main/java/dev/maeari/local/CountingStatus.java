package dev.maeari.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who counts which partition, how far behind, and how fast, from the metrics of each instance. */
final class CountingStatus {
    private static final String SERVICE = "engagement-service";
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Pattern OF_A_PARTITION =
            Pattern.compile("(\\w+)\\{partition=\"(\\d+)\",topic=\"(\\w+)\"\\} (\\S+)");
    private static final Pattern TOTAL = Pattern.compile("maeari_events_(?:counted|ignored)_total\\{.*} (\\S+)");

    private CountingStatus() {}

    /**
     * What an instance says of itself.
     *
     * @param owned the partitions by topic
     * @param lag records in all of them
     * @param settled records it has counted or ignored since it started
     */
    record Sample(Map<String, TreeSet<Integer>> owned, double lag, double settled) {
        static Sample of(String metrics) {
            Map<String, TreeSet<Integer>> owned = new TreeMap<>();
            double lag = 0;
            double settled = 0;
            for (String line : (Iterable<String>) metrics.lines()::iterator) {
                Matcher partition = OF_A_PARTITION.matcher(line);
                Matcher total = TOTAL.matcher(line);
                if (partition.matches()) {
                    double value = Double.parseDouble(partition.group(4));
                    switch (partition.group(1)) {
                        case "maeari_counting_lag_records" -> lag += value;
                        case "maeari_counting_partition_owned" -> {
                            if (value > 0) {
                                owned.computeIfAbsent(partition.group(3), topic -> new TreeSet<>())
                                        .add(Integer.parseInt(partition.group(2)));
                            }
                        }
                        default -> {
                            // Another metric of a partition.
                        }
                    }
                } else if (total.matches()) {
                    settled += Double.parseDouble(total.group(1));
                }
            }
            return new Sample(owned, lag, settled);
        }

        String line(String instance, Sample later) {
            return "  %-22s %s; lag %,.0f; %,.0f records/s"
                    .formatted(
                            instance,
                            later.owned.isEmpty() ? "no partitions" : owned(later.owned),
                            later.lag,
                            Math.max(0, later.settled - settled) / BETWEEN.toSeconds());
        }

        private static String owned(Map<String, TreeSet<Integer>> owned) {
            List<String> topics = new ArrayList<>();
            owned.forEach((topic, partitions) -> topics.add(topic + " "
                    + String.join(",", partitions.stream().map(String::valueOf).toList())));
            return String.join("  ", topics);
        }
    }

    /** A line for each instance, of one that does not answer that it doesn't. */
    static List<String> lines(List<LocalState.Component> components) {
        List<LocalState.Component> instances = components.stream()
                .filter(component -> component.name().startsWith(SERVICE))
                .toList();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            List<Optional<Sample>> before = samples(client, instances);
            Thread.sleep(BETWEEN);
            List<Optional<Sample>> after = samples(client, instances);
            List<String> lines = new ArrayList<>(List.of("counting"));
            for (int i = 0; i < instances.size(); i++) {
                lines.add(line(instances.get(i).name(), before.get(i), after.get(i)));
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    static String line(String instance, Optional<Sample> before, Optional<Sample> after) {
        return before.flatMap(first -> after.map(then -> first.line(instance, then)))
                .orElseGet(() -> "  %-22s does not answer".formatted(instance));
    }

    private static List<Optional<Sample>> samples(HttpClient client, List<LocalState.Component> instances)
            throws InterruptedException {
        List<Optional<Sample>> samples = new ArrayList<>();
        for (LocalState.Component instance : instances) {
            samples.add(sample(client, instance));
        }
        return samples;
    }

    /** Nothing of one that is just starting or ending. */
    private static Optional<Sample> sample(HttpClient client, LocalState.Component instance)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.managementUrl() + "/q/metrics"))
                .timeout(LIMIT)
                .build();
        try {
            return Optional.of(Sample.of(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
