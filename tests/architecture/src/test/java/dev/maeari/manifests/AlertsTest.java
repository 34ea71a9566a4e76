package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An alert on a metric that nobody has would never ring, and one without a page would ring for nobody. */
class AlertsTest {
    static final List<String> FILES = Alert.FILES;
    private static final Pattern LOOKED_FOR = Pattern.compile("\\| grep (?:-\\S+ )*\"([^\"]+)\"");
    private static final Path RUNBOOKS = Manifests.REPOSITORY.resolve("docs/runbooks");

    @Test
    void every_rule_reads_metrics_that_the_page_of_metrics_explains() {
        // Given
        Set<String> explained = MetricNames.explained();
        // Then
        assertThat(Alert.expressions().flatMap(expression -> MetricNames.read(expression).stream()))
                .hasSizeGreaterThan(20)
                .isSubsetOf(explained);
    }

    @Test
    void a_metric_that_nobody_has_would_be_noticed() {
        assertThat(MetricNames.read("sum(rate(maeari_events_dreamt_total{type=\"ArticleViewed\"}[5m])) > 0"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(MetricNames.explained());
    }

    @Test
    void every_alert_says_how_bad_it_is_and_where_to_read_what_to_do() {
        assertThat(Alert.all()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("critical", "warning");
            assertThat(alert.rule().keys("annotations")).contains("summary", "description");
            assertThat(alert.rule().text("annotations.runbook_url"))
                    .isEqualTo("docs/runbooks/%s.md".formatted(alert.name()));
        });
    }

    @Test
    void every_alert_has_its_page_and_every_page_its_alert() {
        // Given
        Set<String> alerts = Alert.all().map(alert -> alert.name() + ".md").collect(Collectors.toSet());
        // When
        List<Path> pages = Manifests.files(RUNBOOKS);
        // Then
        assertThat(pages.stream().map(page -> String.valueOf(page.getFileName())))
                .containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(pages)
                .allSatisfy(page -> assertThat(Manifests.text(page))
                        .startsWith("# " + String.valueOf(page.getFileName()).replace(".md", ""))
                        .contains(
                                "\n## What readers notice",
                                "\n## Look",
                                "\n## Mend",
                                "\n## Over when",
                                "\n## Wake somebody"));
    }

    @Test
    void every_line_of_a_log_that_a_page_looks_for_is_one_that_a_service_writes() {
        // Given
        String code = Manifests.sources().collect(Collectors.joining());
        // When
        List<String> lookedFor = Manifests.files(RUNBOOKS).stream()
                .flatMap(page -> LOOKED_FOR.matcher(Manifests.text(page)).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                .toList();
        // Then
        assertThat(lookedFor)
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(code).contains(line));
        assertThat(code).doesNotContain("a line that nobody writes");
    }

    @Test
    void every_alert_is_in_the_table_of_operating() {
        // Given
        String operating = Manifests.text(Manifests.REPOSITORY.resolve("docs/operating.md"));
        // Then
        assertThat(Alert.all())
                .allSatisfy(alert -> assertThat(operating)
                        .containsPattern("\\| \\[%1$s]\\(runbooks/%1$s\\.md\\) \\|[^|]*%2$s"
                                .formatted(alert.name(), alert.severity())));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void every_alert_is_seen_quiet_and_seen_to_fire(String file) {
        // Given
        String tests = Manifests.text(Alert.FOLDER.resolve("tests/%s.yaml".formatted(file)));
        // Then
        assertThat(Alert.in(file)).allSatisfy(alert -> {
            String asked = "count(ALERTS{alertname=\"%s\", alertstate=\"firing\", severity=\"%s\"})\n"
                    .formatted(alert.name(), alert.severity());
            String when = "\\Q" + asked + "\\E +eval_time: \\w+\n +exp_samples: ";
            assertThat(tests).containsPattern(when + "\\[]").containsPattern(when + "\\[\\{value: [1-9]");
        });
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void prometheus_takes_the_rules_and_they_fire_when_they_should(String file) {
        promtool("check", "rules", Alert.FOLDER.resolve(file + ".yaml").toString());
        promtool(
                "test",
                "rules",
                Alert.FOLDER.resolve("tests/%s.yaml".formatted(file)).toString());
    }

    @Test
    void prometheus_takes_the_configuration_that_we_offer() {
        promtool("check", "config", Alert.FOLDER.resolve("prometheus.yaml").toString());
    }

    /** Its rules are where Compose puts them. */
    @Test
    void prometheus_takes_the_configuration_of_compose(@TempDir Path folder) throws IOException {
        // Given
        for (String rules : List.of("alerts.yaml", "slo.yaml")) {
            Files.copy(Alert.FOLDER.resolve(rules), folder.resolve(rules));
        }
        // When
        Path there = Files.copy(
                Manifests.REPOSITORY.resolve("deploy/compose/prometheus.yaml"), folder.resolve("prometheus.yml"));
        // Then
        promtool("check", "config", there.toString());
    }

    @Test
    void a_rule_that_fires_too_late_is_refused(@TempDir Path folder) throws IOException {
        // Given
        Path tests = Files.createDirectory(folder.resolve("tests")).resolve("alerts.yaml");
        Files.copy(Alert.FOLDER.resolve("tests/alerts.yaml"), tests);
        String rules = Manifests.text(Alert.FOLDER.resolve("alerts.yaml"));
        String late = rules.replace("(maeari_outbox_oldest_seconds) > 60", "(maeari_outbox_oldest_seconds) > 6000");
        Files.writeString(folder.resolve("alerts.yaml"), late);
        // Then
        assertThat(late).isNotEqualTo(rules);
        assertThatThrownBy(() -> promtool("test", "rules", tests.toString())).hasMessageContaining("MaeariOutboxIsOld");
    }

    private static void promtool(String... arguments) {
        assumeTrue(
                Programs.exists("promtool", "--version"),
                "promtool is not on the path: no rule of Prometheus was checked");
        String[] command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Programs.output(command);
    }
}
