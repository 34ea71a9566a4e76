package dev.maeari.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectory(folder.resolve("js"));
        script = Files.writeString(folder.resolve("js/deep.js"), "export const one = 1;");
        Files.writeString(folder.resolve("base.css"), "p { margin: 0 }");
    }

    @Test
    void a_changed_file_anywhere_changes_it() throws IOException {
        // Given
        String before = Fingerprint.of(folder);
        // When
        Files.writeString(script, "export const one = 2;");
        // Then
        assertThat(Fingerprint.of(folder)).isNotEqualTo(before).matches("[0-9a-f]{16}");
    }

    @Test
    void another_name_and_a_new_file_change_it() throws IOException {
        // Given
        String before = Fingerprint.of(folder);
        // When
        Files.move(script, folder.resolve("js/other.js"));
        String renamed = Fingerprint.of(folder);
        Files.writeString(folder.resolve("empty.css"), "");
        // Then
        assertThat(renamed).isNotEqualTo(before);
        assertThat(Fingerprint.of(folder)).isNotEqualTo(before).isNotEqualTo(renamed);
    }

    @Test
    void the_same_files_of_another_day_have_the_same() throws IOException {
        // Given
        String before = Fingerprint.of(folder);
        // When
        Files.setLastModifiedTime(script, FileTime.from(Instant.EPOCH));
        // Then
        assertThat(Fingerprint.of(folder)).isEqualTo(before);
    }
}
