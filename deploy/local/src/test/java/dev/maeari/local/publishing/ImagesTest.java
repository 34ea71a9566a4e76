package dev.maeari.local.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("![산](a.jpg)", "![산](NEW)"),
                arguments("앞 ![산](그림/a.jpg \"제목\") 뒤 ![b](b.png)", "앞 ![산](NEW \"제목\") 뒤 ![b](NEW)"),
                arguments("![a](<a b.jpg> 'title')", "![a](NEW 'title')"),
                arguments("![a](a_(1).jpg)", "![a](NEW)"),
                arguments("[![a](a.jpg)](https://example.org)", "[![a](NEW)](https://example.org)"),
                arguments("![산][one]\n\n[one]: a.jpg", "![산](NEW)\n\n[one]: a.jpg"),
                arguments("| h |\n|---|\n| ![a](a.jpg) |", "| h |\n|---|\n| ![a](NEW) |"),
                arguments("- ![a](a.jpg)\n  > ![b](./b.jpg)", "- ![a](NEW)\n  > ![b](NEW)"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_picture_beside_the_file_gets_its_new_address(String body, String rewritten) {
        // Given a body with pictures
        // When
        String replaced = Images.replace(body, any -> "NEW");
        // Then
        assertThat(replaced).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "![a](https://example.org/a.jpg)",
                "![a](/media/a.jpg)",
                "![a](data:image/png;base64,AAAA)",
                "`![a](a.jpg)`",
                "```\n![a](a.jpg)\n```",
                "[no picture](a.jpg)"
            })
    void all_else_stays_as_it_is(String body) {
        // Given a body without pictures beside it
        // When
        String replaced = Images.replace(body, any -> "NEW");
        // Then
        assertThat(replaced).isEqualTo(body);
    }

    @Test
    void the_line_of_a_picture_is_known() {
        // Given
        String body = "one\n\n![a](a.jpg)\n";
        // When
        int line = Images.in(body).getFirst().line();
        // Then
        assertThat(line).isEqualTo(2);
    }
}
