package dev.maeari.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.system.IndependentReader.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final String ARTICLE = "an article";
    private static final Numbers TRUE = new Numbers(2, 1, 1);

    private final Books books = new Books(List.of(ARTICLE));

    @BeforeEach
    void three_visits_two_of_them_acknowledged_a_like_and_a_comment() {
        Books.Page page = books.page(ARTICLE);
        page.viewSent("one");
        page.viewAcknowledged("one", "views/0/1");
        page.viewSent("two");
        page.viewAcknowledged("two", "views/0/2");
        page.viewSent("three");
        page.likeAcknowledged("a reader", false);
        page.likeAcknowledged("a reader", true);
        page.commentAcknowledged("a key");
    }

    @Test
    void what_log_and_readers_agree_on_is_good() {
        assertThat(judged(TRUE, TRUE).isGood()).isTrue();
        assertThat(judged(new Numbers(3, 1, 1), new Numbers(3, 1, 1)).isGood()).isTrue();
    }

    @Test
    void a_number_below_the_log_is_lost() {
        assertThat(judged(TRUE, new Numbers(3, 1, 1)).lost()).isEqualTo(1);
        assertThat(judged(new Numbers(2, 0, 1), TRUE).lost()).isEqualTo(1);
        assertThat(judged(new Numbers(2, 1, 0), TRUE).lost()).isEqualTo(1);
    }

    @Test
    void a_number_above_the_log_is_doubled() {
        assertThat(judged(new Numbers(3, 1, 1), TRUE).doubled()).isEqualTo(1);
    }

    @Test
    void what_was_acknowledged_and_is_not_even_on_the_log_is_lost() {
        // Given
        Numbers shorter = new Numbers(1, 1, 1);
        // When
        Findings findings = judged(shorter, shorter);
        // Then
        assertThat(findings.lost()).isEqualTo(1);
    }

    @Test
    void more_than_was_sent_is_doubled() {
        // Given
        Numbers longer = new Numbers(4, 1, 1);
        // When
        Findings findings = judged(longer, longer);
        // Then
        assertThat(findings.doubled()).isEqualTo(1);
    }

    @Test
    void an_acknowledged_position_without_its_record_is_not_kept() {
        // When
        Findings findings = Findings.of(books, Map.of(ARTICLE, TRUE), Map.of(ARTICLE, TRUE), Set.of("views/0/1"));
        // Then
        assertThat(findings.unkept()).isEqualTo(1);
        assertThat(findings.isGood()).isFalse();
    }

    private Findings judged(Numbers shown, Numbers log) {
        return Findings.of(books, Map.of(ARTICLE, shown), Map.of(ARTICLE, log), Set.of("views/0/1", "views/0/2"));
    }
}
