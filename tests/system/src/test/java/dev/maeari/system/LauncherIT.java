package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The one command, from outside. */
class LauncherIT {
    private static final List<String> COMPONENTS = List.of(
            "kafka",
            "postgres",
            "mail",
            "sign-in",
            "gateway",
            "article-service",
            "engagement-service",
            "notification-service");

    private final Maeari maeari = Maeari.running();

    @Test
    void status_knows_every_component() {
        // When
        Status status = maeari.status();
        // Then
        assertThat(status.state()).isEqualTo("running");
        assertThat(status.components().stream().map(Status.Component::name))
                .containsExactlyInAnyOrderElementsOf(COMPONENTS);
    }

    @Test
    void what_dies_is_started_again() {
        // Given
        long before = maeari.status().component("article-service").pid();
        // When
        maeari.kill("article-service");
        // Then
        maeari.awaitRunning();
        assertThat(maeari.status().component("article-service").pid()).isNotEqualTo(before);
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.get(maeari.url()).status()).isEqualTo(200));
    }

    @Test
    void a_second_up_on_the_same_data_is_refused_in_one_line() {
        // When
        Launcher.Outcome outcome = maeari.launcher().tryTo("up", "--detach", "--no-build");
        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().strip().lines()).hasSize(1);
    }

    @Test
    void a_command_without_a_running_system_says_so() throws IOException {
        // Given
        Launcher elsewhere = new Launcher(Files.createTempDirectory("maeari-none"));
        // When
        Launcher.Outcome outcome = elsewhere.tryTo("token", "author");
        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("./maeari up");
        Files.deleteIfExists(Path.of(elsewhere.data().toString()));
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(maeari.launcher().tryTo("dance").exitCode()).isEqualTo(2);
    }
}
