package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder = Path.of("/nowhere");

    @Test
    void secrets_are_made_once_and_only_their_owner_reads_them() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        Secrets first = Secrets.of(data, () -> 8090);
        // When
        Secrets second = Secrets.of(data, () -> 8091);
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secrets())))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.guest());
    }

    @Test
    void the_state_of_a_process_that_is_gone_is_not_believed() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        new LocalState("running", "http://localhost:1", List.of(), null, null, null, null).write(data);
        Files.writeString(data.launcher().file(), "1 1000");
        // When
        LocalState state = LocalState.of(data);
        // Then
        assertThat(state).isEqualTo(LocalState.STOPPED);
    }

    @Test
    void a_folder_with_other_things_in_it_is_left_alone() throws Exception {
        // Given
        Files.writeString(folder.resolve("build.log"), "somebody else's");
        DataFolder data = new DataFolder(folder);
        // When / Then
        assertThatThrownBy(data::claim)
                .isInstanceOf(Failure.class)
                .hasMessage(folder + " holds other things; choose an empty folder with --data");
        assertThat(data.isMarked()).isFalse();
    }

    @Test
    void a_folder_of_ours_is_known_again() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        data.claim();
        Files.writeString(folder.resolve("build.log"), "our own");
        // When
        data.claim();
        // Then
        assertThat(data.isMarked()).isTrue();
    }

    @Test
    void a_folder_that_can_not_be_made_is_one_clear_line() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("file"));
        // When / Then
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).claim())
                .isInstanceOf(Failure.class)
                .hasMessage("can't write to %s; choose another folder with --data".formatted(file.resolve("data")));
    }
}
