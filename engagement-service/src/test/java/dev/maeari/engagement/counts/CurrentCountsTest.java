package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentCountsTest {
    private final ArticleId first = new ArticleId(new UUID(0, 1));
    private final ArticleId second = new ArticleId(new UUID(0, 2));
    private final List<List<ArticleId>> asked = new ArrayList<>();
    private final CurrentCounts current = new CurrentCounts(this::read);

    private long views = 1;
    private Runnable meanwhile = () -> {};

    @Test
    void what_many_ask_is_read_once_and_answered_in_the_order_asked_for() {
        // When
        current.of(List.of(first));
        List<Counts> both = current.of(List.of(second, first));
        // Then
        assertThat(both).extracting(Counts::articleId).containsExactly(second, first);
        assertThat(asked).containsExactly(List.of(first), List.of(second));
    }

    @Test
    void a_change_is_seen_by_the_next_who_asks() {
        // Given
        current.of(List.of(first, second));
        views = 2;
        // When
        current.forget(first);
        // Then
        assertThat(current.of(List.of(first, second))).extracting(Counts::views).containsExactly(2L, 1L);
    }

    @Test
    void a_change_that_is_told_while_the_database_is_read_is_seen_by_the_next_who_asks() {
        // Given
        meanwhile = () -> {
            views = 2;
            current.forget(first);
        };
        // When
        current.of(List.of(first));
        // Then
        meanwhile = () -> {};
        assertThat(current.of(List.of(first))).extracting(Counts::views).containsExactly(2L);
    }

    @Test
    void who_must_see_their_own_write_reads_anew_and_nobody_sees_less_afterwards() {
        // Given
        current.of(List.of(first));
        views = 2;
        // When
        assertThat(current.anew(List.of(first))).extracting(Counts::views).containsExactly(2L);
        // Then
        assertThat(current.of(List.of(first))).extracting(Counts::views).containsExactly(2L);
    }

    @Test
    void trouble_with_the_database_is_told_as_it_is_and_not_kept() {
        // Given
        RuntimeException trouble = new IllegalStateException("the database is away");
        meanwhile = () -> {
            throw trouble;
        };
        // When
        assertThatThrownBy(() -> current.of(List.of(first))).isSameAs(trouble);
        // Then
        meanwhile = () -> {};
        assertThat(current.of(List.of(first))).hasSize(1);
    }

    /** The number is taken before, and told after, whatever happens meanwhile. */
    private List<Counts> read(List<ArticleId> articles) {
        asked.add(articles);
        long before = views;
        meanwhile.run();
        return articles.stream()
                .map(article -> Counts.none(article).with("views", before, new CountVersion(0, before)))
                .toList();
    }
}
