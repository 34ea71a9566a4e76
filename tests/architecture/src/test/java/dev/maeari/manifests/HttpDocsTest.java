package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the API answers is written down, and nothing else is. */
class HttpDocsTest {
    private static final Pattern REQUEST = Pattern.compile("`((?:GET|PUT|POST|DELETE) /api/[^`?]+)`");

    @Test
    void every_request_to_the_api_is_documented_and_every_documented_one_is_answered() {
        // Given
        String document = Manifests.text(Manifests.REPOSITORY.resolve("docs/api/http.md"));
        // When
        Set<String> documented =
                REQUEST.matcher(document).results().map(found -> found.group(1)).collect(Collectors.toSet());
        // Then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(answered());
    }

    private static Set<String> answered() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.maeari").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream().flatMap(method -> request(type, method)))
                        .filter(request -> request.contains(" /api/"))
                        .collect(Collectors.toSet());
    }

    private static Stream<String> request(JavaClass type, JavaMethod method) {
        return method.getAnnotations().stream()
                .map(one -> one.getRawType().tryGetAnnotationOfType(HttpMethod.class))
                .flatMap(Optional::stream)
                .map(verb -> verb.value() + " " + Endpoint.template(type, method));
    }
}
