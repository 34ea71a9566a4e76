package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation sees: each bug that is planted around the real classes is found by one of its first seeds. */
class PlantedBugsTest {
    private static final int SEEDS = 1000;
    private static final Logger LOG = Logger.getLogger("dev.maeari.engagement.counting.worker");

    @BeforeAll
    static void be_quiet() {
        LOG.setLevel(Level.OFF);
    }

    static Stream<SimBug> bugs() {
        return Stream.concat(Stream.of(PlantedInReading.values()), Stream.of(PlantedInWriting.values()));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_planted_bug_is_found_by_its_symptom(SimBug bug) throws InterruptedException {
        // When
        List<String> wrong = List.of();
        for (long seed = 0; wrong.isEmpty() && seed < SEEDS; seed++) {
            wrong = new Simulation(seed, bug).run();
        }

        // Then
        assertThat(wrong).anyMatch(finding -> finding.contains(bug.symptom()));
    }
}
