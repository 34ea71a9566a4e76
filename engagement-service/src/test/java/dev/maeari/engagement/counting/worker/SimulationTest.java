package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.BesideOthers;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * I1, I3, I4, I6 and I7 of the real counting loop under whatever can happen to several instances, a seed at a time. One
 * seed is told by {@code -Dmaeari.seed=N}, more are run by {@code -Dmaeari.seeds=N}.
 */
@BesideOthers
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("maeari.seeds", 10_000);
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("dev.maeari.engagement.counting.worker");

    @BeforeAll
    static void be_quiet() {
        LOG.setLevel(Level.OFF);
    }

    @Test
    void every_seed_ends_with_what_a_single_pass_over_the_log_gives() throws InterruptedException {
        // Given
        Long single = Long.getLong("maeari.seed");
        long[] seeds = single == null ? LongStream.range(0, SEEDS).toArray() : new long[] {single};
        List<String> wrong = new ArrayList<>();

        // When
        for (long seed : seeds) {
            Simulation simulation = new Simulation(seed, SimBug.NONE);
            List<String> found = simulation.run();
            if (!found.isEmpty()) {
                wrong.add(("seed %d: %s%nagain: ./mvnw -pl engagement-service -am test -Dtest=SimulationTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmaeari.seed=%d%n%s")
                        .formatted(seed, found, seed, single == null ? "" : simulation.story()));
                break;
            }
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void some_seeds_tell_of_one_that_loses_the_database_and_leaves() throws InterruptedException {
        // When
        boolean told = false;
        for (long seed = 0; !told && seed < 1000; seed++) {
            Simulation simulation = new Simulation(seed, SimBug.NONE);
            simulation.run();
            told = simulation.story().contains("leave");
        }

        // Then
        assertThat(told).isTrue();
    }

    @Test
    void the_same_seed_tells_the_same_story() throws InterruptedException {
        for (long seed = 0; seed < 50; seed++) {
            // When
            Simulation one = new Simulation(seed, SimBug.NONE);
            one.run();
            Simulation again = new Simulation(seed, SimBug.NONE);
            again.run();

            // Then
            assertThat(again.story()).isEqualTo(one.story()).isNotEmpty();
        }
    }
}
