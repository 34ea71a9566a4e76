package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The dashboards: each panel says what it shows and in what unit, of metrics that there are. */
class DashboardsTest {
    private static final Path FOLDER = Manifests.REPOSITORY.resolve("deploy/grafana");

    @Test
    void every_panel_says_what_it_shows_and_in_which_unit() {
        assertThat(dashboards().flatMap(DashboardsTest::panels))
                .hasSizeGreaterThan(40)
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText())
                            .as(panel.path("title").asText())
                            .hasSizeGreaterThan(15);
                    assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                    assertThat(panel.path("targets")).isNotEmpty();
                });
    }

    @Test
    void every_query_reads_metrics_that_the_page_of_metrics_explains() {
        // Given
        Set<String> explained = MetricNames.explained();
        // Then
        assertThat(dashboards().flatMap(DashboardsTest::panels).flatMap(DashboardsTest::metrics))
                .isNotEmpty()
                .isSubsetOf(explained);
    }

    @Test
    void no_two_share_an_identifier_and_all_are_brought_to_grafana() {
        // Given
        List<Manifest> kustomization = Manifests.read(FOLDER.resolve("kustomization.yaml"));
        // When
        Stream<String> brought =
                kustomization.getFirst().each("configMapGenerator").flatMap(map -> map.words("files").stream());
        // Then
        assertThat(brought)
                .containsExactlyInAnyOrderElementsOf(
                        files().map(file -> String.valueOf(file.getFileName())).toList());
        assertThat(dashboards().map(one -> one.path("uid").asText())).doesNotHaveDuplicates();
        assertThat(dashboards().map(one -> one.path("title").asText())).doesNotHaveDuplicates();
    }

    private static Stream<String> metrics(JsonNode panel) {
        return elements(panel.path("targets"))
                .flatMap(target -> MetricNames.read(target.path("expr").asText()).stream());
    }

    private static Stream<JsonNode> panels(JsonNode dashboard) {
        return elements(dashboard.path("panels"));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Stream<Path> files() {
        return Manifests.files(FOLDER).stream().filter(file -> file.toString().endsWith(".json"));
    }

    private static Stream<JsonNode> dashboards() {
        return files().map(file -> {
            try {
                return Schema.JSON.readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
