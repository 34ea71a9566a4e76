package dev.maeari.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.ArticleId;
import dev.maeari.web.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArticleTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    private static final Instant WEDNESDAY = TUESDAY.plusSeconds(86_400);

    private final Article draft = Article.draft(
            new ArticleId(new UUID(7, 7)),
            new Slug("a"),
            new ArticleText("A", "b", "", "", List.of(), "ko", null),
            new Author("s", "h", "N"),
            MONDAY);

    @Test
    void each_change_is_a_revision() {
        // Given
        Article article = draft;
        // When
        Article later = article.published(TUESDAY).unpublished(TUESDAY).published(WEDNESDAY);
        // Then
        assertThat(article.revision()).isEqualTo(1);
        assertThat(later.revision()).isEqualTo(4);
    }

    @Test
    void an_article_published_again_keeps_its_date() {
        // Given
        Article takenBack = draft.published(TUESDAY).unpublished(WEDNESDAY);
        // When
        Article again = takenBack.published(WEDNESDAY);
        // Then
        assertThat(again.status()).isEqualTo(new ArticleStatus.Published(TUESDAY));
        assertThat(again.updatedAt()).isEqualTo(WEDNESDAY);
    }

    @Test
    void what_is_so_already_changes_nothing() {
        // Given
        Article published = draft.published(TUESDAY);
        // When
        Article again = published.published(WEDNESDAY);
        // Then
        assertThat(again).isSameAs(published);
        Article takenBack = published.unpublished(WEDNESDAY);
        assertThat(takenBack.unpublished(WEDNESDAY)).isSameAs(takenBack);
    }

    @Test
    void a_deleted_article_keeps_no_text_and_never_comes_back() {
        // Given
        Article published = draft.published(TUESDAY);
        // When
        Article deleted = published.deleted(WEDNESDAY);
        // Then
        assertThat(deleted.text()).isEqualTo(ArticleText.erased("ko"));
        assertThat(deleted.status()).isEqualTo(new ArticleStatus.Deleted(true));
        assertThat(draft.deleted(WEDNESDAY).status()).isEqualTo(new ArticleStatus.Deleted(false));
        assertThatThrownBy(() -> deleted.published(WEDNESDAY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> deleted.unpublished(WEDNESDAY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> deleted.deleted(WEDNESDAY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> draft.unpublished(WEDNESDAY)).isInstanceOf(ProblemException.class);
    }
}
