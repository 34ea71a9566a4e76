package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private final long own = ProcessHandle.current().pid();

    @Test
    void a_process_is_found_by_what_was_noted_of_it(@TempDir Path folder) throws Exception {
        // Given
        PidFile file = new PidFile(folder.resolve("pid"));
        // When
        file.write(own);
        // Then
        assertThat(file.process()).map(ProcessHandle::pid).contains(own);
    }

    @Test
    void one_that_began_at_another_time_is_another_one(@TempDir Path folder) throws Exception {
        // Given
        Path noted = folder.resolve("pid");
        PidFile file = new PidFile(noted);
        file.write(own);
        long began = Long.parseLong(Files.readString(noted).strip().split(" ")[1]);
        // When
        Files.writeString(noted, own + " " + (began - 60_000) + "\n");
        // Then
        assertThat(file.process()).isEmpty();
    }

    @Test
    void nobody_is_found_where_nothing_was_noted(@TempDir Path folder) {
        assertThat(new PidFile(folder.resolve("none")).process()).isEmpty();
    }
}
