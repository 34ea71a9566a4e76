package dev.maeari.local.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maeari.local.Failure;
import dev.maeari.local.building.Engine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that only say what they were called with. */
class EngineTest {
    private static final List<Kind> ANY = List.of(Kind.values());

    @TempDir
    Path folder = Path.of("/nowhere");

    @Test
    void the_first_that_answers_is_taken() throws IOException {
        // Given
        program("docker", "echo 'Cannot connect to the Docker daemon'; exit 1");
        program("podman", "exit 0");
        program("buildah", "exit 0");
        // When
        Engine found = Engine.on(folder.toString(), ANY);
        // Then
        assertThat(found).isEqualTo(new Engine(Kind.podman, folder.resolve("podman")));
    }

    @Test
    void where_none_is_there_the_message_says_what_to_install() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Engine.on(folder.toString(), ANY))
                .withMessageContaining("no docker, podman, buildah on the path");
    }

    @Test
    void where_none_answers_the_message_says_what_each_said_last() throws IOException {
        // Given
        program("docker", "echo 'Client: 20'; echo 'Cannot connect to the Docker daemon'; exit 1");
        // Then
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Engine.on(folder.toString(), ANY))
                .withMessageContaining("docker does not answer: Cannot connect to the Docker daemon")
                .withMessageContaining("--with");
    }

    @Test
    void no_other_is_taken_than_the_one_that_was_asked_for() throws IOException {
        // Given
        program("docker", "exit 0");
        // Then
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Engine.on(folder.toString(), List.of(Kind.buildah)))
                .withMessageContaining("no buildah on the path");
    }

    @Test
    void those_whose_own_format_knows_no_health_checks_are_told_to_use_dockers() {
        // Given
        Path program = Path.of("/usr/bin/any");
        List<String> arguments = List.of("SERVICE=article-service");
        // When
        List<List<String>> commands = ANY.stream()
                .map(kind -> new Engine(kind, program).build("Containerfile", arguments, "maeari/article-service:1"))
                .toList();
        // Then
        List<String> rest = List.of(
                "--file",
                "Containerfile",
                "--build-arg",
                "SERVICE=article-service",
                "--tag",
                "maeari/article-service:1",
                ".");
        assertThat(commands.getFirst()).startsWith("/usr/bin/any", "build").endsWith(rest.toArray(String[]::new));
        assertThat(commands.subList(1, 3))
                .allSatisfy(command -> assertThat(command)
                        .startsWith("/usr/bin/any", "build", "--format", "docker")
                        .endsWith(rest.toArray(String[]::new)));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
