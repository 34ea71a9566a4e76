package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maeari.system.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a JDK and git and nothing else, where somebody without any rights takes the first steps of the README. */
@Tag("docker")
class FirstCommandIT {
    @Test
    void a_clone_comes_up_and_counts(@TempDir Path temporary) throws Exception {
        // Given
        assumeTrue(Docker.answers(), "no container engine answers: the first steps are not tried on a bare machine");
        Optional<String> image = Images.bare();
        assumeTrue(
                image.isPresent(),
                "a bare machine is made by root with debootstrap only: to try the first steps, name an image with a JDK"
                        + " and git by -Dmaeari.images.jdk");
        Path clone = temporary.resolve("maeari.git");
        Docker.done(
                List.of("git", "clone", "-q", "--bare", "--depth", "1", "file://" + Launcher.root(), clone.toString()));
        // When
        Docker.Outcome outcome = Docker.docker(
                "run",
                "--rm",
                "--user",
                "root",
                "--volume",
                clone + ":/origin:ro",
                "--volume",
                System.getProperty("localRepository") + ":/repository:ro",
                "--volume",
                mavenHome().resolve("wrapper") + ":/wrapper:ro",
                "--volume",
                Images.BASES.resolve("first-steps") + ":/first-steps:ro",
                image.get(),
                "/first-steps");
        // Then
        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
        assertThat(outcome.said()).contains("2283 views");
    }

    private static Path mavenHome() {
        return Optional.ofNullable(System.getenv("MAVEN_USER_HOME"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2"));
    }
}
