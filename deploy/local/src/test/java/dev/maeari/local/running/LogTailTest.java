package dev.maeari.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path folder = Path.of("/nowhere");

    @Test
    void only_what_was_written_since_the_start_counts() throws Exception {
        // Given
        Path log = folder.resolve("service.log");
        Files.writeString(log, "listening on 8081\n");
        LogTail tail = LogTail.of(log);
        // When
        Files.writeString(log, "port in use\n", StandardOpenOption.APPEND);
        // Then
        assertThat(tail.says("listening")).isFalse();
        assertThat(tail.says("in use")).isTrue();
        assertThat(tail.end()).isEqualTo("port in use");
    }
}
