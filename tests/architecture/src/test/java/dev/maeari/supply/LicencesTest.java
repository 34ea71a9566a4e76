package dev.maeari.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** No library is shipped whose terms Maeari can't pass on. */
class LicencesTest {
    private static final Path REPOSITORY = Path.of("../..");
    /** The services, and the command line. */
    private static final List<String> SHIPPED =
            List.of("article-service", "engagement-service", "notification-service", "deploy/local");

    private static final String WRITE =
            "./mvnw -pl tests/architecture -am verify -Dtest=LicencesTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dmaeari.docs=write";

    @Test
    void everything_that_is_shipped_may_be() throws IOException {
        assertThat(shipped()).hasSizeGreaterThan(100).allMatch(Component::isAllowed);
    }

    @Test
    void terms_that_can_t_be_passed_on_and_no_terms_at_all_are_refused() throws IOException {
        // Given
        JsonNode components = new ObjectMapper().readTree("""
                [{"group": "org.example", "name": "copyleft", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                 {"group": "org.example", "name": "silent", "licenses": []}]""");
        // Then
        assertThat(components).map(Component::of).noneMatch(Component::isAllowed);
    }

    @Test
    void the_report_names_every_library_with_its_terms() throws IOException {
        // Given
        TreeMap<String, TreeSet<String>> byTerms = new TreeMap<>();
        shipped().stream()
                .filter(component -> !component.isOfOnePlatform())
                .forEach(component -> byTerms.computeIfAbsent(
                                String.join(" or ", component.licences()), terms -> new TreeSet<>())
                        .add("`%s`".formatted(component.name())));
        // When
        String report = """
                # Whose work Maeari ships

                Each version, its hashes and what it is for are in the bills of materials (CycloneDX) of the services and of the command
                line (`deploy/local`), written to `target/bom.json` of each by every build that packages it. This page is written by

                ```sh
                %s
                ```
                """.formatted(WRITE)
                + byTerms.entrySet().stream()
                        .map(terms -> "\n## %s\n\n%s\n"
                                .formatted(
                                        terms.getKey(),
                                        terms.getValue().stream()
                                                .map(library -> "- " + library)
                                                .collect(Collectors.joining("\n"))))
                        .collect(Collectors.joining());
        // Then
        Path file = REPOSITORY.resolve("docs/licences.md");
        if ("write".equals(System.getProperty("maeari.docs"))) {
            Files.writeString(file, report);
        }
        assertThat(file).as("write it again: " + WRITE).hasContent(report);
    }

    /** What the images bring with them, each version of a library once. */
    private static List<Component> shipped() throws IOException {
        List<Component> all = new ArrayList<>();
        for (String module : SHIPPED) {
            Path bill = REPOSITORY.resolve(module).resolve("target/bom.json");
            assertThat(bill).as("package " + module + " first").exists();
            JsonNode components = new ObjectMapper().readTree(bill.toFile()).get("components");
            StreamSupport.stream(components.spliterator(), false)
                    .map(Component::of)
                    .filter(component -> !component.name().startsWith("dev.maeari:"))
                    .forEach(all::add);
        }
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Component::toString))
                .toList();
    }
}
