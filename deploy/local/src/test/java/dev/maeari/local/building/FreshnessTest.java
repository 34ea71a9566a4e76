package dev.maeari.local.building;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
    private static final Instant BUILT = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path sources = Path.of("/nowhere");

    @BeforeEach
    void oldSources() throws Exception {
        Files.createDirectories(sources.resolve("a/b"));
        Files.writeString(sources.resolve("a/b/C.java"), "class C {}");
        for (Path path :
                List.of(sources.resolve("a/b/C.java"), sources.resolve("a/b"), sources.resolve("a"), sources)) {
            touch(path, BUILT.minusSeconds(60));
        }
    }

    @Test
    void what_was_built_after_the_last_change_is_fresh() {
        // Given old sources
        // When
        boolean changed = changed();
        // Then
        assertThat(changed).isFalse();
    }

    @Test
    void an_edited_file_is_seen() throws Exception {
        // Given
        touch(sources.resolve("a/b/C.java"), BUILT.plus(Duration.ofSeconds(1)));
        // When
        boolean changed = changed();
        // Then
        assertThat(changed).isTrue();
    }

    @Test
    void a_deleted_file_is_seen() throws Exception {
        // Given
        Files.delete(sources.resolve("a/b/C.java"));
        // When
        boolean changed = changed();
        // Then
        assertThat(changed).isTrue();
    }

    private boolean changed() {
        return Freshness.changedSince(FileTime.from(BUILT), List.of(sources, sources.resolve("missing")));
    }

    private static void touch(Path path, Instant time) throws Exception {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
