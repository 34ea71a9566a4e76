package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services as they are packaged, in an environment that does not say what they need. */
class UntoldIT {
    private static final Set<String> OF_THE_MACHINE = Set.of("PATH", "HOME", "LANG", "JAVA_HOME");

    @ParameterizedTest
    @CsvSource({
        "article-service,9",
        "engagement-service,10",
        "notification-service,15",
    })
    void a_service_that_was_told_nothing_names_all_that_it_needs_and_ends(String service, int needed)
            throws IOException, InterruptedException {
        // Given
        ProcessBuilder untold = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-jar",
                        Launcher.root()
                                .resolve(service + "/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true);
        untold.environment().keySet().retainAll(OF_THE_MACHINE);
        // When
        Process process = untold.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(1);
        assertThat(said.lines()).hasSize(1 + needed);
        assertThat(said)
                .contains(service + " does not start")
                .contains("KAFKA_BOOTSTRAP_SERVERS is missing")
                .contains("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET is missing")
                .doesNotContain("Exception");
    }
}
