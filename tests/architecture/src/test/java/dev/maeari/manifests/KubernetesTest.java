package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests fit the documents, and nothing lies about unused. */
class KubernetesTest {
    private static final int LINES_TO_EDIT = 40;
    /** By name, or by the label that pods of all roles have. */
    private static final Pattern NAMED =
            Pattern.compile("(?:deploy(?:ment)?/|app\\.kubernetes\\.io/name=)([a-z][a-z-]+[a-z])");

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
        List<String> listed = Stream.of(
                        kustomization.words("resources").stream().filter(file -> file.endsWith(".yaml")),
                        kustomization.each("patches").flatMap(patch -> patch.find("path").stream()),
                        kustomization.each("configMapGenerator").flatMap(map -> map.words("envs").stream()))
                .flatMap(each -> each)
                .map(Object::toString)
                .toList();
        // Then
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Manifests.files(folder).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(file -> !file.equals("kustomization.yaml"))
                        .toList());
    }

    @Test
    void a_site_is_one_short_file() {
        assertThat(Manifests.text(Manifests.KUBERNETES.resolve("site/kustomization.yaml"))
                        .lines())
                .hasSizeLessThanOrEqualTo(LINES_TO_EDIT);
    }

    /** A range that fits every cluster holds the addresses of nodes, by which callers come. */
    @ParameterizedTest
    @EnumSource
    void whose_forwarding_headers_are_believed_each_site_has_to_say(Site site) {
        // Given
        Map<?, ?> settings = SettingPolicies.settings(site.render());
        // When
        List<String> toFillIn = settings.entrySet().stream()
                .filter(setting -> setting.getValue().toString().isBlank())
                .map(setting -> setting.getKey().toString())
                .toList();
        // Then
        assertThat(settings.get("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING")).isEqualTo("true");
        assertThat(toFillIn).containsExactly("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
        assertThat(stepOf("### 3. Your site")).contains(toFillIn);
    }

    /** In the small one TLS is there for the asking. */
    @ParameterizedTest
    @EnumSource
    void production_speaks_plain_http_nowhere(Site site) {
        assertThat(TlsPolicies.secured(site.render()))
                .isEqualTo(site.name().startsWith("PRODUCTION") || site.name().endsWith("TLS"));
    }

    @Test
    void the_documents_name_only_pods_that_are_there() {
        // Given
        Set<String> there = Stream.of(Site.PRODUCTION, Site.SMALL)
                .flatMap(site -> site.render().pods())
                .map(Manifest::name)
                .collect(Collectors.toSet());
        // When
        List<String> named = Stream.of("docs", "docs/runbooks")
                .flatMap(folder -> Manifests.files(Manifests.REPOSITORY.resolve(folder)).stream())
                .flatMap(page -> Manifests.text(page).lines())
                .filter(line -> line.contains("-n maeari"))
                .flatMap(line -> NAMED.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        // Then
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(there);
    }

    @Test
    void every_setting_is_documented_and_every_documented_one_is_set() {
        assertThat(SettingPolicies.settings(Site.PRODUCTION.render()).keySet().stream()
                        .map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(Configuration.of("config map"));
    }

    /** From a heading of the instructions to the next. */
    private static String stepOf(String heading) {
        String install = Manifests.text(Manifests.REPOSITORY.resolve("docs/install.md"));
        String step = install.substring(install.indexOf(heading) + heading.length());
        return step.substring(0, step.indexOf("\n#"));
    }

    @Test
    void the_documents_tell_of_every_secret_variable_only_settings_that_are_known() {
        assertThat(Configuration.documented())
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(KnownSettings.has(one.key())).as(one.key()).isTrue());
    }
}
