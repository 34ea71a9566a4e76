package dev.maeari.notifications.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Article;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Notice;
import dev.maeari.notifications.deciding.Occasion.Commented;
import dev.maeari.notifications.deciding.Occasion.Liked;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ArticleId ARTICLE = new ArticleId(new UUID(1, 1));
    private static final CommentId COMMENT = new CommentId(new UUID(2, 2));
    private static final Article.Published PUBLISHED = new Article.Published(ARTICLE, "author", "Title", "title");
    private static final Commented COMMENTED = new Commented(ARTICLE, COMMENT, 1, NOW);

    @ParameterizedTest(name = "{0} writes, answering {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,      -,      comment to author",
                "reader, -,      comment to author",
                "author, -,      ''",
                "reader, other,  reply to other + comment to author",
                "reader, reader, comment to author",
                "author, reader, reply to reader",
                "reader, author, reply to author",
                "author, author, ''",
                "-,      author, reply to author",
            })
    void everybody_is_told_once_and_nobody_of_their_own_doing(String writer, String answered, String told) {
        // Given
        Comment comment = new Comment.Visible(COMMENT, ARTICLE, "Name", "text", writer, answered);

        // When
        List<Notice> notices = Rules.of(COMMENTED, comment, PUBLISHED);

        // Then
        List<String> expected =
                Arrays.stream(told.split(" \\+ ")).filter(one -> !one.isEmpty()).toList();
        assertThat(notices.stream().map(notice -> notice.kind().wire() + " to " + notice.recipient()))
                .isEqualTo(expected);
        assertThat(notices.stream().map(Notice::dedupKey)).doesNotHaveDuplicates();
    }

    @Test
    void of_a_comment_that_is_gone_nobody_is_told() {
        assertThat(Rules.of(COMMENTED, new Comment.Gone(COMMENT), PUBLISHED)).isEmpty();
    }

    @Test
    void every_like_of_an_article_makes_the_same_notice() {
        Notice first = Rules.of(new Liked(ARTICLE, NOW), PUBLISHED).getFirst();
        Notice second =
                Rules.of(new Liked(ARTICLE, NOW.plusSeconds(1)), PUBLISHED).getFirst();

        assertThat(first.dedupKey()).isEqualTo(second.dedupKey()).isEqualTo("first-like/" + ARTICLE);
    }
}
