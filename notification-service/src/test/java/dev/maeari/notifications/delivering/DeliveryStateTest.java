package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.notifications.delivering.DeliveryState.Claimable;
import dev.maeari.notifications.delivering.DeliveryState.Dead;
import dev.maeari.notifications.delivering.DeliveryState.Dropped;
import dev.maeari.notifications.delivering.DeliveryState.Retrying;
import dev.maeari.notifications.delivering.DeliveryState.Sending;
import dev.maeari.notifications.delivering.DeliveryState.Sent;
import dev.maeari.notifications.delivering.DeliveryState.Waiting;
import dev.maeari.notifications.delivering.DeliveryState.WaitingForArticle;
import dev.maeari.notifications.delivering.DeliveryState.WaitingForContact;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryStateTest {
    private static final RetryPolicy POLICY = new RetryPolicy(5, Duration.ofSeconds(10), Duration.ofHours(1));
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @RepeatedTest(500)
    void whatever_happens_every_state_survives_its_row_and_attempts_end(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        DeliveryState state = new Waiting(START);
        Instant now = START;
        int failures = 0;
        for (int step = 0; step < 100 && state instanceof Claimable claimable; step++) {
            now = now.plusSeconds(60);
            Sending sending = claimable.claim(now.plusSeconds(30));
            assertThat(StateRow.of(sending).toState()).isEqualTo(sending);
            state = random.nextInt(10) == 0 ? sending : anyEnd(sending, random, now);
            failures += state instanceof Retrying retrying && retrying.attempt() == sending.attempt() ? 1 : 0;
            assertThat(StateRow.of(state).toState()).isEqualTo(state);
            assertThat(failures).as("seed " + repetition.getCurrentRepetition()).isLessThan(5);
        }
        assertThat(state instanceof Claimable
                        || state instanceof Sent
                        || state instanceof Dead
                        || state instanceof Dropped)
                .isTrue();
    }

    @Test
    void failing_ends_in_death_after_the_last_attempt_and_a_replay_begins_anew() {
        // Given
        DeliveryState state = new Waiting(START);

        // When
        int attempts = 0;
        while (state instanceof Claimable claimable) {
            state = claimable.claim(START).failed("no", POLICY, 1, START);
            attempts++;
        }

        // Then
        assertThat(attempts).isEqualTo(5);
        assertThat(state).isEqualTo(new Dead(5, "no", START));
        assertThat(((Dead) state).replay(START).claim(START).attempt()).isEqualTo(1);
    }

    @Test
    void a_postponed_attempt_costs_none() {
        // Given
        DeliveryState state = new Waiting(START);

        // When
        for (int i = 0; i < 100; i++) {
            state = ((Claimable) state).claim(START).postponed("away", POLICY, 1, START);
        }

        // Then
        assertThat(state).isEqualTo(new Retrying(0, START.plusSeconds(10), "away"));
    }

    private static DeliveryState anyEnd(Sending sending, Random random, Instant now) {
        return switch (random.nextInt(7)) {
            case 0 -> sending.sent(now);
            case 1 -> sending.refused("5xx", now);
            case 2 -> sending.dropped(DropReason.WITHDRAWN, now);
            case 3 -> sending.attempt() == 1 ? sending.withoutContact(now.plusSeconds(60)) : sending.sent(now);
            case 4 -> sending.attempt() == 1 ? sending.withoutArticle(now.plusSeconds(60)) : sending.sent(now);
            case 5 -> sending.postponed("away", POLICY, random.nextDouble(), now);
            default -> sending.failed("no", POLICY, random.nextDouble(), now);
        };
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_to_drop_survives_its_row(DropReason reason) {
        // Given
        DeliveryState dropped = new Waiting(START).claim(START).dropped(reason, START);

        // When, Then
        assertThat(StateRow.of(dropped).toState()).isEqualTo(dropped);
    }

    @Test
    void waiting_for_a_contact_or_an_article_costs_no_attempt() {
        assertThat(new WaitingForArticle(START).claim(START).attempt()).isEqualTo(1);
        assertThat(new WaitingForContact(START).claim(START).attempt()).isEqualTo(1);
    }
}
