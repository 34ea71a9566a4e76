package dev.maeari.engagement.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.maeari.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @Test
    void text_is_kept_as_written_with_lines_ended_the_same_way() {
        assertThat(CommentText.of(" <b>메아리</b>\r\n\t두 번째 ").value()).isEqualTo(" <b>메아리</b>\n\t두 번째 ");
    }

    @Test
    void characters_are_counted_not_their_halves() {
        assertThat(CommentText.of("😀".repeat(CommentText.MAX)).value()).hasSize(2 * CommentText.MAX);
        refuses("text", () -> CommentText.of("😀".repeat(CommentText.MAX) + "!"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t ",
                "a\u0000b",
                "a\u0007",
                "a\u001b[31m",
                "a\u0085",
                "a\rb",
                "a\ud800",
                "\udc00\ud800"
            })
    void a_text_that_cannot_be_shown_is_refused(String text) {
        refuses("text", () -> CommentText.of(text));
    }

    @Test
    void a_guest_has_a_name_or_the_default() {
        assertThat(WriterName.ofGuest("  두루미 ", "손님").value()).isEqualTo("두루미");
        assertThat(WriterName.ofGuest("한".repeat(40), "손님").value()).hasSize(40);
        assertThat(WriterName.ofGuest("   ", "손님").value()).isEqualTo("손님");
        assertThat(WriterName.ofGuest(null, "손님").value()).isEqualTo("손님");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\u0000",
                "\u202Eevil",
                "a\u2066b",
                "a\u2028b",
                "12345678901234567890123456789012345678901"
            })
    void a_name_that_would_lie_is_refused(String name) {
        refuses("name", () -> WriterName.ofGuest(name, "Guest"));
    }

    @Test
    void the_name_of_a_person_is_made_to_fit() {
        assertThat(WriterName.ofPerson("\u202E " + "가".repeat(50) + "\u0000", "손님")
                        .value())
                .isEqualTo("가".repeat(39));
        assertThat(WriterName.ofPerson("\u202E", "손님").value()).isEqualTo("손님");
        assertThat(WriterName.ofPerson(null, "손님").value()).isEqualTo("손님");
    }

    @Test
    void a_key_is_short_visible_ascii_or_absent() {
        assertThat(IdempotencyKey.of(null)).isNull();
        assertThat(IdempotencyKey.of("k".repeat(200))).isEqualTo(new IdempotencyKey("k".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "키", "a\u007f"})
    void any_other_key_is_refused(String key) {
        refuses("Idempotency-Key", () -> IdempotencyKey.of(key));
        refuses("Idempotency-Key", () -> IdempotencyKey.of("k".repeat(201)));
    }

    private static void refuses(String field, Runnable input) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(input::run).satisfies(e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().field()).isEqualTo(field);
        });
    }
}
