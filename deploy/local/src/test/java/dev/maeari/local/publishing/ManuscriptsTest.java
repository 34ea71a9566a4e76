package dev.maeari.local.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.local.Failure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManuscriptsTest {
    @TempDir
    Path folder = Path.of("/nowhere");

    @Test
    void a_folder_is_read_with_all_that_is_below_it_in_the_order_of_names() throws Exception {
        // Given
        write("b.md", "---\ntitle: B\n---\ntext");
        write("a/c.markdown", "---\ntitle: C\n---\ntext");
        write("notes.txt", "no article");
        // When
        List<Manuscript> read = Manuscripts.read(List.of(folder));
        // Then
        assertThat(read).extracting(Manuscript::title).containsExactly("C", "B");
    }

    @Test
    void all_mistakes_of_all_files_are_told_at_once() throws Exception {
        // Given
        write("a.md", "---\ntitle: A\ncover: none.jpg\n---\ntext\n\n![x](gone.png)\n");
        write("b.md", "no front matter");
        write("c.md", "---\ntitle: C\n---\n![x](drawing.svg)\n");
        Files.write(folder.resolve("d.md"), "---\ntitle: 글\n---\n글".getBytes(Charset.forName("EUC-KR")));
        // When / Then
        assertThatThrownBy(() -> Manuscripts.read(List.of(folder)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a.md:3: picture none.jpg is not there")
                .hasMessageContaining("a.md:7: picture gone.png is not there")
                .hasMessageContaining("b.md:1: begins without front matter")
                .hasMessageContaining("c.md:4: drawing.svg is no picture")
                .hasMessageContaining("d.md:1: is not UTF-8");
    }

    @Test
    void a_picture_is_found_whichever_way_its_hangul_is_written() throws Exception {
        // Given
        Path picture = write(Normalizer.normalize("그림 하나.jpg", Normalizer.Form.NFD), "");
        // When
        var found = Manuscripts.picture(folder.resolve("a.md"), "그림%20하나.jpg");
        // Then
        assertThat(found).contains(picture);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        // Given
        Path missing = folder.resolve("missing.md");
        // When / Then
        assertThatThrownBy(() -> Manuscripts.read(List.of(missing))).hasMessage(missing + " is not there");
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
