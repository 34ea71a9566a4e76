package dev.maeari.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever builds the same sources in another place gets the same jars, byte for byte; so what is shipped can be checked. All
 * but two of each service: what Quarkus generates and transforms follows the order in which its build came to things.
 */
@Tag("long")
class ReproducibleIT {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> SERVICES =
            List.of("article-service", "engagement-service", "notification-service");
    private static final Set<String> NO_SOURCES = Set.of("target", ".git", ".maeari");
    private static final Set<String> OF_QUARKUS = Set.of("generated-bytecode.jar", "transformed-bytecode.jar");

    @Test
    void what_is_built_elsewhere_is_the_same(@TempDir Path elsewhere) throws Exception {
        // Given
        copySources(elsewhere);
        // When
        run(
                elsewhere,
                "./mvnw",
                "-B",
                "-q",
                "-o",
                "-Dmaeari.run",
                "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                "package",
                "-am",
                "-pl",
                String.join(",", SERVICES));
        // Then
        Map<String, String> there = jars(elsewhere);
        assertThat(there).hasSizeGreaterThan(SERVICES.size() * 100).isEqualTo(jars(REPOSITORY));
    }

    private static void copySources(Path elsewhere) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = REPOSITORY.relativize(file);
                if (StreamSupport.stream(place.spliterator(), false)
                        .noneMatch(part -> NO_SOURCES.contains(part.toString()))) {
                    Path copy = elsewhere.resolve(place);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Map<String, String> jars(Path repository) throws IOException, NoSuchAlgorithmException {
        Map<String, String> sums = new TreeMap<>();
        for (String service : SERVICES) {
            Path application = repository.resolve(service).resolve("target/quarkus-app");
            try (Stream<Path> files = Files.walk(application)) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                        .filter(file -> !OF_QUARKUS.contains(String.valueOf(file.getFileName())))
                        .toList()) {
                    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
                    sums.put(
                            repository.relativize(jar).toString(),
                            HexFormat.of().formatHex(sum));
                }
            }
        }
        return sums;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
