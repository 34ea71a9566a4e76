package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rendered field is one that Kubernetes, or the operator whose resource it is, knows. */
class SchemasTest {
    @ParameterizedTest
    @EnumSource
    void every_manifest_is_valid_by_the_schema_of_its_kind(Site site) {
        assertThat(site.render().manifests())
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(Schemas.of(manifest).faults(manifest))
                        .as("%s %s", manifest.kind(), manifest.name())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void a_mistyped_field_would_be_refused_in_every_one(Site site) {
        assertThat(site.render().manifests()).allSatisfy(manifest -> {
            // Given
            ObjectNode mistyped = Schema.JSON.valueToTree(manifest.document());
            JsonNode inner = mistyped.has("spec") ? mistyped.get("spec") : mistyped;
            ((ObjectNode) inner).put("mistyped", 1);
            // When
            List<String> faults = Schemas.of(manifest).faults(mistyped);
            // Then
            assertThat(faults)
                    .as("%s %s", manifest.kind(), manifest.name())
                    .anySatisfy(fault -> assertThat(fault).contains("mistyped"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_field_deep_inside_a_pod_is_no_exception(Site site) {
        assertThat(Stream.concat(site.render().all("Deployment"), site.render().all("CronJob")))
                .isNotEmpty()
                .allSatisfy(manifest -> {
                    // Given
                    ObjectNode mistyped = Schema.JSON.valueToTree(manifest.document());
                    ObjectNode container =
                            (ObjectNode) mistyped.findValue("containers").get(0);
                    ((ObjectNode) container.get("securityContext")).put("priviledged", false);
                    // When
                    List<String> faults = Schemas.of(manifest).faults(mistyped);
                    // Then
                    assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("priviledged"));
                });
    }
}
