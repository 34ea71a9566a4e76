package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private static final String STEPS = "git clone -q file:///maeari.git maeari && cd maeari && ./maeari up --detach"
            + " && ./maeari demo && ./maeari down";

    @Test
    void a_clone_comes_up_and_counts(@TempDir Path temporary) throws Exception {
        // Given
        assumeTrue(Docker.answers(), "no container engine answers: the first steps are not tried on a bare machine");
        String image = Images.bare();
        Path clone = temporary.resolve("maeari.git");
        Docker.done(
                List.of("git", "clone", "-q", "--bare", "--depth", "1", "file://" + Docker.root(), clone.toString()));
        // When
        Docker.Outcome outcome = Docker.docker(
                "run",
                "--rm",
                "--volume",
                clone + ":/maeari.git:ro",
                // What Maven has fetched for this build, from wherever: nothing is fetched twice.
                "--volume",
                System.getProperty("localRepository") + ":/repository:ro",
                "--volume",
                mavenHome().resolve("wrapper") + ":/home/somebody/.m2/wrapper:ro",
                "--env",
                "MAVEN_ARGS=" + Docker.OFFLINE + "/repository",
                image,
                "sh",
                "-c",
                STEPS);
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
