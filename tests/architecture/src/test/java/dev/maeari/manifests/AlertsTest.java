package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An alert on a metric that nobody has would never ring. */
class AlertsTest {
    private static final Path ALERTS = Manifests.REPOSITORY.resolve("deploy/prometheus/alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("maeari_\\w+");

    private record Alert(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {}

    @Test
    void every_alert_looks_at_a_metric_that_a_service_has() {
        // Given
        String sources = sources();
        // When / Then
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            List<String> metrics = METRIC.matcher(alert.expression())
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(metrics).as(alert.name()).isNotEmpty();
            assertThat(metrics)
                    .allSatisfy(metric -> assertThat(sources).contains('"' + metric.replace('_', '.') + '"'));
        });
    }

    @Test
    void every_alert_says_how_bad_it_is_and_what_to_do() {
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("critical", "warning");
            assertThat(alert.annotations()).containsKeys("summary", "description");
        });
    }

    @SuppressWarnings("unchecked") // the form of Prometheus' rules, which a wrong cast would refuse
    private static List<Alert> alerts() {
        Map<String, List<Map<String, Object>>> file =
                new Yaml(new SafeConstructor(new org.yaml.snakeyaml.LoaderOptions())).load(text(ALERTS));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .map(rule -> new Alert(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        (Map<String, String>) rule.get("labels"),
                        (Map<String, String>) rule.get("annotations")))
                .toList();
    }

    private static String sources() {
        StringBuilder all = new StringBuilder();
        for (String service : Manifests.SERVICES) {
            try (Stream<Path> files =
                    Files.walk(Manifests.REPOSITORY.resolve(service).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> all.append(text(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
