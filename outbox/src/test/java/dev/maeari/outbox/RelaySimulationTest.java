package dev.maeari.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * I2 of the real relay under whatever can happen to its processes, a seed at a time. One seed is told by
 * {@code -Dmaeari.seed=N}, more are run by {@code -Dmaeari.seeds=N}.
 */
class RelaySimulationTest {
    private static final int SEEDS = Integer.getInteger("maeari.seeds", 10_000);
    private static final int SEEDS_OF_A_BUG = 1000;

    @Test
    void every_committed_event_is_sent_in_order_and_nothing_else_is() throws InterruptedException {
        // Given
        Long single = Long.getLong("maeari.seed");
        long[] seeds = single == null ? LongStream.range(0, SEEDS).toArray() : new long[] {single};

        // When
        for (long seed : seeds) {
            RelaySimulation simulation = new RelaySimulation(seed, RelayBug.NONE);
            List<String> wrong = simulation.run();

            // Then
            assertThat(wrong)
                    .as(
                            "seed %d, again: ./mvnw -pl outbox -am test -Dtest=RelaySimulationTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmaeari.seed=%d%n%s",
                            seed, seed, single == null ? "" : simulation.story())
                    .isEmpty();
        }
    }

    @Test
    void the_same_seed_tells_the_same_story() throws InterruptedException {
        for (long seed = 0; seed < 100; seed++) {
            // Given
            RelaySimulation one = new RelaySimulation(seed, RelayBug.NONE);
            RelaySimulation again = new RelaySimulation(seed, RelayBug.NONE);

            // When
            one.run();
            again.run();

            // Then
            assertThat(again.story()).isEqualTo(one.story()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = RelayBug.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_planted_bug_is_found_by_its_symptom(RelayBug bug) throws InterruptedException {
        // When
        List<String> wrong = List.of();
        for (long seed = 0; wrong.isEmpty() && seed < SEEDS_OF_A_BUG; seed++) {
            wrong = new RelaySimulation(seed, bug).run();
        }

        // Then
        assertThat(wrong).anyMatch(finding -> finding.contains(bug.symptom));
    }
}
