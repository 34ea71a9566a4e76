package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.web.ProblemException;
import org.junit.jupiter.api.Test;

class NothingResourceTest {
    @Test
    void it_is_not_there_unless_a_benchmark_asks_for_it() {
        // Given
        NothingResource nothing = new NothingResource(false);

        // When, Then
        assertThatThrownBy(() -> nothing.taken(new byte[0]))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(404));
        assertThatThrownBy(nothing::read).isInstanceOf(ProblemException.class);
    }

    @Test
    void it_answers_as_a_view_is_answered() {
        // When
        var answer = new NothingResource(true).taken(new byte[0]).await().indefinitely();

        // Then
        assertThat(answer.getStatus()).isEqualTo(202);
    }
}
