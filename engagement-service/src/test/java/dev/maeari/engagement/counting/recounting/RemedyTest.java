package dev.maeari.engagement.counting.recounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.recounting.OddComment.Stored;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The greater revision holds; of two that are the same, what hides; and what has no text is hidden. */
class RemedyTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // stored, revision, counted, said, hidden by | told, stored then, revision then
                "NOTHING, -1, true,  1, -,         hidden 2 ERASED,     NOTHING, -1",
                "VISIBLE,  1, false,-1, -,         published 1,         VISIBLE,  1",
                "VISIBLE,  3, false, 2, MODERATOR, published 3,         VISIBLE,  3",
                "VISIBLE,  1, false, 2, MODERATOR, -,                   HIDDEN,   2",
                "VISIBLE,  1, false, 2, AUTHOR,    -,                   DELETED,  2",
                "VISIBLE,  1, false, 2, ERASED,    -,                   DELETED,  2",
                "VISIBLE,  2, false, 2, MODERATOR, -,                   HIDDEN,   2",
                "VISIBLE,  2, false, 2, -,         -,                   HIDDEN,   2",
                "VISIBLE,  1, true,  3, -,         -,                   VISIBLE,  3",
                "HIDDEN,   2, true,  1, -,         hidden 2 MODERATOR,  HIDDEN,   2",
                "HIDDEN,   2, true,  3, -,         -,                   VISIBLE,  3",
                "HIDDEN,   2, true,  2, -,         hidden 3 MODERATOR,  HIDDEN,   3",
                "HIDDEN,   2, false, 4, AUTHOR,    -,                   DELETED,  4",
                "DELETED,  2, true,  1, -,         hidden 2 AUTHOR,     DELETED,  2",
                "DELETED,  2, true,  2, -,         hidden 3 AUTHOR,     DELETED,  3",
                "DELETED,  2, true,  3, -,         hidden 4 AUTHOR,     DELETED,  4",
                "DELETED,  2, false, 4, MODERATOR, -,                   DELETED,  4",
            })
    void a_comment_and_the_log_say_the_same_afterwards(
            Stored stored,
            long revision,
            boolean counted,
            long said,
            @Nullable HiddenBy by,
            @Nullable String told,
            Stored then,
            long revisionThen) {
        // Given
        OddComment odd = new OddComment(new UUID(1, 1), new UUID(2, 2), null, stored, revision, counted, said);
        // When
        Remedy remedy = Remedy.of(odd, by);
        // Then
        assertThat(told(remedy)).isEqualTo(told);
        assertThat(remedy.stored()).isEqualTo(then);
        assertThat(remedy.revision()).isEqualTo(revisionThen);
    }

    private static @Nullable String told(Remedy remedy) {
        return switch (remedy.told()) {
            case null -> null;
            case CommentPublished published -> "published " + published.revision();
            case CommentHidden hidden -> "hidden " + hidden.revision() + " " + hidden.by();
            default -> "something else";
        };
    }
}
