package dev.maeari.web.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LogTailTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void who_no_longer_waits_asks_no_longer() {
        // Given
        CompletableFuture<Void> never = new CompletableFuture<>();
        // When
        assertThatThrownBy(() -> LogTail.await(never, SHORT)).isInstanceOf(TimeoutException.class);
        // Then
        assertThat(never).isDone();
    }

    @Test
    void who_is_stopped_while_waiting_asks_no_longer() {
        // Given
        CompletableFuture<Void> never = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        // When
        assertThatThrownBy(() -> LogTail.await(never, Duration.ofMinutes(1))).isInstanceOf(InterruptedException.class);
        // Then
        assertThat(never).isDone();
    }
}
