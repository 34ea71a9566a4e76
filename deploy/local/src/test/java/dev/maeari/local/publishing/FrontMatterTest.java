package dev.maeari.local.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
    private static final Path FILE = Path.of("글/2026-05-01-메아리 이야기.md");

    @Test
    void all_that_is_known_is_read() throws Exception {
        // Given
        String text = """
                ---
                title: "메아리: 이야기"
                slug: echo
                summary: 짧은 글
                category: 수필
                tags: [하나, 둘, 하나]
                language: ko
                cover: a.jpg
                views: 1204
                comments: 0
                ---
                # 본문
                """;
        // When
        Manuscript manuscript = FrontMatter.read(FILE, text);
        // Then
        assertThat(manuscript)
                .isEqualTo(new Manuscript(
                        FILE,
                        "메아리: 이야기",
                        "echo",
                        "짧은 글",
                        "수필",
                        List.of("하나", "둘"),
                        "ko",
                        "a.jpg",
                        8,
                        Map.of("views", 1204L, "comments", 0L),
                        "# 본문\n",
                        12));
    }

    @Test
    void a_title_is_enough_and_the_file_names_the_slug() throws Exception {
        // Given
        String text = "\uFEFF---\r\ntitle: A\r\ntags: one, two\r\n---\r\ntext\r\n";
        // When
        Manuscript manuscript = FrontMatter.read(FILE, text);
        // Then
        assertThat(manuscript.slug()).isEqualTo("메아리-이야기");
        assertThat(manuscript.tags()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no front matter|:1: begins without front matter",
                "---~title: A|:1: the front matter has no end",
                "---~title: A~titel: B~---~text|:3: unknown key titel",
                "---~slug: a~---~text|:1: title is missing",
                "---~title: A~tags: [a~---~text|:3: the front matter is no YAML",
                "---~title: [A]~---~text|:2: title must be a text",
                "---~title: A~views: many~---~text|:3: views must be a number",
                "---~title: A~likes: -1~---~text|:3: likes must be a number",
                "---~just words~---~text|:2: the front matter must be lines",
                "---~title: A~---~  |:4: has no text"
            })
    void a_mistake_is_named_with_its_line(String text, String message) {
        // Given
        String file = text.replace('~', '\n');
        // When / Then
        assertThatThrownBy(() -> FrontMatter.read(FILE, file))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith(FILE + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"메아리 이야기.md", "메아리_이야기.markdown", "메아리 이야기!.MD", "메아리-이야기/index.md"})
    void names_of_files_become_slugs(String name) {
        // Given
        Path file = Path.of("/tmp").resolve(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD));
        // When
        String slug = FileSlug.of(file);
        // Then
        assertThat(slug).isEqualTo("메아리-이야기");
    }
}
