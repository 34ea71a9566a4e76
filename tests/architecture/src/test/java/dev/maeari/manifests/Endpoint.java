package dev.maeari.manifests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that engagement-service answers.
 *
 * @param role of those who answer it
 */
record Endpoint(String path, String role) {
    private static final String PACKAGE = "dev.maeari.engagement";

    /** Every one, with an example in place of what varies. */
    static List<Endpoint> ofEngagement() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(PACKAGE).stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(Endpoint::of)
                        .toList();
    }

    private static Stream<Endpoint> of(JavaClass type) {
        String role = type.getAnnotations().stream()
                .filter(one -> one.getRawType().getSimpleName().equals("ServedBy"))
                .map(one -> one.get("value").orElseThrow().toString())
                .map(value -> value.substring(value.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("API");
        return type.getMethods().stream()
                .filter(method -> method.getAnnotations().stream()
                        .anyMatch(one -> one.getRawType().isAnnotatedWith(HttpMethod.class)))
                .map(method -> new Endpoint(
                        template(type, method).replaceAll("\\{[^}]+}", "one"),
                        role.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Where a method is asked for, with what varies in braces. */
    static String template(JavaClass type, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        return (type.getAnnotationOfType(Path.class).value() + below).replaceAll("//+", "/");
    }
}
