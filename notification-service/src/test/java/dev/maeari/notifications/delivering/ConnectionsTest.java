package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final Connections one = new Connections(1, Duration.ofMillis(1));

    @Test
    void behind_a_mail_that_is_not_answered_no_other_is_handed_over() {
        // Given
        CompletableFuture<Void> hanging = new CompletableFuture<>();
        AtomicBoolean handedOver = new AtomicBoolean();
        assertThatThrownBy(() -> one.hand(() -> hanging)).hasMessage("no answer within PT0.001S");

        // When, Then
        assertThatThrownBy(() -> one.hand(() -> {
                    handedOver.set(true);
                    return CompletableFuture.completedFuture(null);
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(handedOver).isFalse();
        assertThat(hanging).isNotCancelled();
    }

    @Test
    void a_late_answer_gives_the_connection_back() {
        // Given
        CompletableFuture<Void> late = new CompletableFuture<>();
        assertThatThrownBy(() -> one.hand(() -> late)).isInstanceOf(TimeoutException.class);

        // When
        late.complete(null);

        // Then
        assertThatCode(() -> one.hand(() -> CompletableFuture.completedFuture(null)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_failure_gives_the_connection_back_and_is_told() {
        // When
        assertThatThrownBy(() -> one.hand(() -> CompletableFuture.failedFuture(new IllegalStateException("no"))))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no");
        assertThatThrownBy(() -> one.hand(() -> {
                    throw new IllegalStateException("not even that");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not even that");

        // Then
        assertThatCode(() -> one.hand(() -> CompletableFuture.completedFuture(null)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_server_that_is_gone_without_a_word_is_noticed_and_one_that_answers_late_is_not() {
        // Given
        AtomicLong now = new AtomicLong();
        Connections two = new Connections(2, Duration.ofMillis(1), now::get);
        CompletableFuture<Void> late = new CompletableFuture<>();
        now.set(Duration.ofDays(1).toNanos());
        assertThatThrownBy(() -> two.hand(() -> late)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> two.hand(CompletableFuture::new)).isInstanceOf(TimeoutException.class);

        // When, Then
        assertThat(two.stuck(Duration.ofMinutes(15))).isFalse();
        now.addAndGet(Duration.ofMinutes(16).toNanos());
        assertThat(two.stuck(Duration.ofMinutes(15))).isTrue();
        late.complete(null);
        assertThat(two.stuck(Duration.ofMinutes(15))).isFalse();
    }
}
