package dev.maeari.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<Step.Comment> COMMENTS =
            List.of(new Step.Comment("a", "one"), new Step.Comment("b", "two"));

    @Test
    void the_same_seed_makes_the_same_readers() {
        // Given
        Duration length = Duration.ofSeconds(30);
        // When
        Plan plan = Plan.of(7, length, COMMENTS);
        // Then
        assertThat(plan).isEqualTo(Plan.of(7, length, COMMENTS)).isNotEqualTo(Plan.of(8, length, COMMENTS));
    }

    @Test
    void every_reader_comes_from_an_address_of_their_own_and_views_first() {
        // Given
        Plan plan = Plan.of(7, Duration.ofSeconds(30), COMMENTS);
        // When
        List<String> addresses =
                plan.visits().stream().map(Visit::address).distinct().toList();
        // Then
        assertThat(addresses).hasSize(2283);
        assertThat(plan.visits()).allMatch(visit -> visit.steps().getFirst() instanceof Step.View);
    }

    @Test
    void all_come_within_the_length() {
        // Given
        Duration length = Duration.ofSeconds(30);
        // When
        Plan plan = Plan.of(7, length, COMMENTS);
        // Then
        assertThat(plan.visits()).allMatch(visit -> visit.startMillis() < length.toMillis());
        assertThat(Plan.of(7, Duration.ZERO, COMMENTS).visits()).allMatch(visit -> visit.startMillis() == 0);
    }

    @Test
    void whoever_likes_takes_it_back_last() {
        // Given
        Plan plan = Plan.of(7, Duration.ofSeconds(30), COMMENTS);
        // When
        List<List<Step>> likes = plan.visits().stream()
                .map(visit -> visit.steps().stream()
                        .filter(step -> step instanceof Step.Like || step instanceof Step.Unlike)
                        .toList())
                .filter(steps -> !steps.isEmpty())
                .toList();
        // Then
        assertThat(likes).isNotEmpty().allMatch(steps -> steps.getLast() instanceof Step.Unlike);
        assertThat(likes)
                .anyMatch(steps ->
                        steps.stream().filter(Step.Like.class::isInstance).count() > 1);
    }

    @Test
    void there_are_reloads_and_exactly_two_comments() {
        // Given
        Plan plan = Plan.of(7, Duration.ofSeconds(30), COMMENTS);
        // When
        long views = plan.steps().filter(Step.View.class::isInstance).count();
        // Then
        assertThat(views).isGreaterThan(2283 + 300);
        assertThat(plan.steps().filter(Step.Comment.class::isInstance)).containsExactlyElementsOf(COMMENTS);
    }
}
