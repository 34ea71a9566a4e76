package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests fit the services, the documents and each other. */
class KubernetesTest {

    static List<String> services() {
        return Manifests.SERVICES;
    }

    static List<Path> kustomizations() {
        return Manifests.kustomizations();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void a_kustomization_lists_every_file_beside_it_and_no_other(Path folder) {
        // Given
        Manifest kustomization =
                Manifests.read(folder.resolve("kustomization.yaml")).getFirst();
        // When
        List<String> listed = Stream.concat(
                        kustomization.words("resources").stream().filter(file -> !file.startsWith("..")),
                        kustomization.each("patches").map(patch -> patch.text("path")))
                .toList();
        // Then
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Manifests.files(folder).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(file -> !file.equals("kustomization.yaml"))
                        .toList());
        assertThat(kustomization.words("resources").stream().filter(file -> file.startsWith("..")))
                .allSatisfy(other -> assertThat(folder.resolve(other).resolve("kustomization.yaml"))
                        .exists());
    }

    @ParameterizedTest
    @MethodSource("services")
    void ports_are_those_of_the_application(String service) {
        // Given
        Properties application = Manifests.properties(service);
        int http = Integer.parseInt(application.getProperty("quarkus.http.port"));
        int management = Integer.parseInt(application.getProperty("quarkus.management.port"));
        // When
        Manifest container = container(service);
        // Then
        assertThat(container.each("ports").map(port -> port.texts("name", "containerPort")))
                .containsExactly(
                        List.of("http", Integer.toString(http)), List.of("management", Integer.toString(management)));
        assertThat(Manifests.only("Service", service).each("spec.ports").map(port -> port.texts("port", "targetPort")))
                .as("management is never a service's port")
                .containsExactly(List.of(Integer.toString(http), "http"));
        assertThat(Manifests.deployment(service).find("spec.template.metadata.annotations"))
                .hasValueSatisfying(
                        annotations -> assertThat(annotations.toString()).contains("prometheus.io/port=" + management));
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_is_asked_how_it_is_at_its_management_port(String service) {
        for (Map.Entry<String, String> probe : Map.of(
                        "startupProbe", "/q/health/started",
                        "readinessProbe", "/q/health/ready",
                        "livenessProbe", "/q/health/live")
                .entrySet()) {
            assertThat(container(service).texts(probe.getKey() + ".httpGet.path", probe.getKey() + ".httpGet.port"))
                    .containsExactly(probe.getValue(), "management");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_pod_may_do_nothing_that_it_does_not_need(String service) {
        // Given
        Manifest deployment = Manifests.deployment(service);
        Manifest container = container(service);
        // Then
        assertThat(deployment.says("spec.template.spec.securityContext.runAsNonRoot", true))
                .isTrue();
        assertThat(deployment.says("spec.template.spec.automountServiceAccountToken", false))
                .isTrue();
        assertThat(deployment.says("spec.template.spec.securityContext.seccompProfile.type", "RuntimeDefault"))
                .isTrue();
        assertThat(container.says("securityContext.allowPrivilegeEscalation", false))
                .isTrue();
        assertThat(container.says("securityContext.readOnlyRootFilesystem", true))
                .isTrue();
        assertThat(container.words("securityContext.capabilities.drop")).containsExactly("ALL");
        assertThat(container.find("resources.limits.memory")).isPresent();
        assertThat(container.find("resources.requests.cpu")).isPresent();
        assertThat(container.each("volumeMounts").map(mount -> mount.text("mountPath")))
                .containsExactly("/tmp");
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_user_is_the_one_of_the_image(String service) {
        // Given
        Manifest deployment = Manifests.deployment(service);
        // When
        List<String> ids = deployment.texts(
                "spec.template.spec.securityContext.runAsUser", "spec.template.spec.securityContext.runAsGroup");
        // Then
        assertThat(Manifests.text(Manifests.REPOSITORY.resolve("deploy/images/Containerfile")))
                .contains("USER " + String.join(":", ids) + "\n");
        assertThat(container(service).text("image")).isEqualTo("maeari/" + service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void labels_find_what_they_mean(String service) {
        // Given
        Manifest deployment = Manifests.deployment(service);
        Map<String, String> label = Map.of("app.kubernetes.io/name", service);
        // Then
        assertThat(deployment.says("spec.selector.matchLabels", label)).isTrue();
        assertThat(Manifests.only("Service", service).says("spec.selector", label))
                .isTrue();
        assertThat(deployment.keys("spec.template.metadata.labels")).contains("app.kubernetes.io/name");
    }

    @Test
    void every_setting_is_documented_and_every_documented_one_is_set() {
        assertThat(Manifests.only("ConfigMap", "maeari").keys("data"))
                .containsExactlyInAnyOrderElementsOf(Configuration.of("config map"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secrets_are_referred_to_and_never_written_down(String service) {
        assertThat(container(service).each("envFrom").flatMap(from -> from.find("secretRef.name").stream()))
                .containsExactly("maeari", service);
        assertThat(Configuration.of("secret maeari")).isNotEmpty();
        assertThat(Configuration.of("secret " + service)).contains("QUARKUS_DATASOURCE_PASSWORD");
        assertThat(Manifests.base()).extracting(Manifest::kind).doesNotContain("Secret");
        assertThat(Manifests.only("ConfigMap", "maeari").keys("data"))
                .noneMatch(key -> key.contains("SECRET") || key.contains("PASSWORD"));
    }

    @Test
    void the_route_leads_to_ports_that_are_there() {
        // Given
        Manifest route = Manifests.only("HTTPRoute", "maeari");
        // Then
        assertThat(route.each("spec.rules").flatMap(rule -> rule.each("backendRefs")))
                .hasSize(3)
                .allSatisfy(backend -> assertThat(
                                Manifests.only("Service", backend.text("name")).each("spec.ports"))
                        .anySatisfy(port -> assertThat(port.text("port")).isEqualTo(backend.text("port"))));
    }

    @Test
    void an_overlay_changes_only_what_is_in_the_base() {
        // Given
        Path small = Manifests.KUBERNETES.resolve("overlays/small");
        Manifest kustomization =
                Manifests.read(small.resolve("kustomization.yaml")).getFirst();
        // Then
        assertThat(kustomization.each("images").map(image -> image.text("name")))
                .containsExactlyElementsOf(
                        services().stream().map(service -> "maeari/" + service).toList());
        assertThat(kustomization.each("replicas").map(replica -> replica.text("name")))
                .containsExactlyElementsOf(services());
        assertThat(kustomization.each("patches"))
                .allSatisfy(patch -> assertThat(Manifests.read(small.resolve(patch.text("path"))))
                        .allSatisfy(part -> assertThat(
                                        Manifests.only(part.kind(), part.name()).keys("data"))
                                .containsAll(part.keys("data"))));
    }

    private static Manifest container(String service) {
        return Manifests.deployment(service)
                .each("spec.template.spec.containers")
                .findFirst()
                .orElseThrow();
    }
}
