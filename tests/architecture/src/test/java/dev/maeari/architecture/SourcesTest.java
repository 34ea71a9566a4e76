package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final int LONGEST = 250;
    private static final int P95 = 160;
    private static final int MEDIAN = 60;

    private final Sources sources = Sources.ofMain();

    @Test
    void the_sources_are_found() {
        assertThat(sources.files()).hasSizeGreaterThan(50);
    }

    @Test
    void no_file_is_long() {
        assertThat(sources.longerThan(LONGEST)).isEmpty();
    }

    @Test
    void most_files_are_small() {
        // When
        List<Integer> lengths = sources.lengthsOfCode();
        // Then
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN);
        assertThat(lengths.get(lengths.size() * 95 / 100)).isLessThanOrEqualTo(P95);
    }

    @Test
    void every_package_says_what_it_is_and_knows_of_nulls() {
        assertThat(sources.unmarked()).isEmpty();
    }

    @Test
    void a_long_file_and_an_unmarked_package_would_be_noticed(@TempDir Path folder) throws IOException {
        // Given
        Path longFile = folder.resolve("src/main/java/broken/Long.java");
        Files.createDirectories(longFile.getParent());
        Files.writeString(longFile, "// a line\n".repeat(LONGEST + 1));
        Path bare = folder.resolve("src/main/java/bare/package-info.java");
        Files.createDirectories(bare.getParent());
        Files.writeString(bare, "package bare;\n");
        // When
        Sources broken = Sources.under(folder, "src/main/java");
        // Then
        assertThat(broken.longerThan(LONGEST)).singleElement().asString().contains("251 lines");
        assertThat(broken.unmarked()).hasSize(2);
    }
}
