package dev.maeari.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the security checklist says is there is there. */
class ChecklistTest {
    private final Checklist checklist = Checklist.read(Sources.REPOSITORY.resolve("docs/security/checklist.md"));

    @Test
    void every_requirement_has_a_line_and_no_line_another_number() throws IOException {
        // Given
        Set<String> required = new TreeSet<>(levelTwo());
        IntStream.rangeClosed(1, 10).forEach(risk -> required.add("API" + risk));
        // When, Then
        assertThat(required).hasSize(253 + 10);
        assertThat(checklist.numbers()).isEqualTo(required);
    }

    @Test
    void every_line_is_answered_by_what_exists() {
        assertThat(checklist.faults(Sources.REPOSITORY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`NoSuchTest`",
                "`ChecklistTest#no_such_method`",
                "key `maeari.no.such.key`",
                "file `docs/no-such-file.md`",
                "we are careful",
                "n/a:",
            })
    void a_line_that_names_nothing_real_is_noticed(String answer) {
        // Given
        Checklist broken = new Checklist("| 1.1.1 | what we do | " + answer + " |\n");
        // When, Then
        assertThat(broken.faults(Sources.REPOSITORY)).singleElement().asString().startsWith("1.1.1 ");
    }

    private static List<String> levelTwo() throws IOException {
        try (InputStream text = ChecklistTest.class.getResourceAsStream("/security/asvs-5.0-level-2.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .toList();
        }
    }
}
