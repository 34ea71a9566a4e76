package dev.maeari.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.PidFile;
import dev.maeari.local.DataFolder;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {
    @TempDir
    Path folder = Path.of("/nowhere");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Process process = sleep();

    private static Process sleep() {
        try {
            return new ProcessBuilder("sleep", "600").start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void folders() throws Exception {
        Files.createDirectories(folder.resolve("kafka"));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void what_an_earlier_run_left_is_taken_down_and_named() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        data.service("engagement-service").write(process.pid());
        // When
        takeDown(data);
        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("engagement-service (process %d) was left from an earlier run".formatted(process.pid()));
        assertThat(data.service("engagement-service").file()).doesNotExist();
    }

    @Test
    void another_process_that_got_the_same_number_is_left_alone() throws Exception {
        // Given
        PidFile file = new PidFile(folder.resolve("kafka/kafka.pid"));
        Files.writeString(file.file(), process.pid() + " " + 1_000L);
        // When
        takeDown(new DataFolder(folder));
        // Then
        assertThat(process.isAlive()).isTrue();
        assertThat(said.size()).isZero();
    }

    private void takeDown(DataFolder data) {
        Orphans.takeDown(data, new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false));
    }
}
