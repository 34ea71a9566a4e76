package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.Line;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.Topic;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process knows of a partition when the group gives it, and from where it reads on. */
class PreparingTest {
    private static final Rule RULE = Rule.BUILT_IN;
    private static final Rule ANOTHER = new Rule(RULE.version() + 1, RULE.visitGap(), RULE.counters(), RULE.ignored());
    private static final int VIEWS = 20;
    private static final int COUNTED = 12;

    private final SimLog log = new SimLog();
    private final Partitioning partitioning = Partitioning.of(SimLog.TOPICS.partitions());
    private final Progress progress = new Progress();
    private final SimLog.Part part = log.part(new LogPartition(Topic.VIEWS, 0));

    @BeforeEach
    void there_are_views() {
        for (int who = 0; part.end < VIEWS; who++) {
            log.append(new Line("view", 0, 0, who % 7, who, true, 0, -1), 1000, 0);
        }
        progress.counted(COUNTED);
    }

    @Test
    void who_is_prepared_knows_the_visits_and_reads_on_from_there() throws InterruptedException {
        // Given
        Preparing preparing = preparing();
        preparing.prepare(() -> false);
        // Meanwhile another process has counted on.
        Reach now = progress.counted(COUNTED + 5);

        // When
        Preparing.Ready ready = preparing.take(part.partition, now, RULE, 0);

        // Then
        assertThat(ready.from()).hasValue(COUNTED);
        assertThat(ready.state().remembered()).isEqualTo(COUNTED);
        assertThat(ready.state().position()).isEqualTo(COUNTED + 5);
        assertThat(ready.state().logTime()).isEqualTo(now.logTime());
    }

    @Test
    void what_was_taken_once_or_is_not_wanted_any_more_is_read_anew() throws InterruptedException {
        // Given
        Preparing twice = preparing();
        twice.prepare(() -> false);
        twice.take(part.partition, progress.reach(), RULE, 0);
        Preparing forgetful = preparing();
        forgetful.prepare(() -> false);

        // When
        forgetful.forget();

        // Then
        assertUnprepared(twice.take(part.partition, progress.reach(), RULE, 0));
        assertUnprepared(forgetful.take(part.partition, progress.reach(), RULE, 0));
    }

    @Test
    void what_does_not_lead_to_the_position_is_not_used() throws InterruptedException {
        for (boolean restored : List.of(true, false)) {
            // Given
            Preparing preparing = preparing();
            preparing.prepare(() -> false);

            // When
            Reach before = new Reach(COUNTED - 3, progress.reach().logTime());
            Preparing.Ready ready = restored
                    ? preparing.take(part.partition, before, RULE, 0)
                    : preparing.take(part.partition, progress.reach(), RULE, COUNTED + 1);

            // Then
            assertUnprepared(ready);
        }
        Preparing byAnotherRule = preparing();
        byAnotherRule.prepare(() -> false);
        assertUnprepared(byAnotherRule.take(part.partition, progress.reach(), ANOTHER, 0));
    }

    @Test
    void of_an_added_partition_nothing_is_known_before_it_has_begun() throws InterruptedException {
        // Given
        LogPartition added = new LogPartition(Topic.VIEWS, 1);
        Preparing preparing = preparing();
        preparing.prepare(() -> false);

        // When
        Reach barrier = new Reach(0, progress.reach().logTime());
        Preparing.Ready ready = preparing.take(added, barrier, RULE, 0);

        // Then
        assertUnprepared(ready);
        assertThat(ready.state().readFrom()).isPresent();
    }

    @Test
    void who_can_not_prepare_begins_without() throws InterruptedException {
        // Given
        Preparing stopped = preparing();
        Preparing withoutLog = preparing((partition, time, to, each) -> {
            throw DisconnectException.INSTANCE;
        });
        Preparing withoutDatabase = preparing();

        // When
        stopped.prepare(() -> true);
        withoutLog.prepare(() -> false);
        progress.away = true;
        withoutDatabase.prepare(() -> false);

        // Then
        for (Preparing preparing : List.of(stopped, withoutLog, withoutDatabase)) {
            assertUnprepared(preparing.take(part.partition, progress.reach(), RULE, 0));
        }
    }

    private static void assertUnprepared(Preparing.Ready ready) {
        assertThat(ready.from()).isEmpty();
        assertThat(ready.state().remembered()).isZero();
    }

    private Preparing preparing() {
        return preparing(
                (partition, time, to, each) -> each.read(log.part(partition).between(time, to)));
    }

    private Preparing preparing(Remembering.Past past) {
        Reading reading = new Reading(SimLog.CODEC, SimLog.TOPICS, partitioning);
        return new Preparing(progress, partitioning, new Remembering(partitioning, reading, past), Time.REAL);
    }

    /** How far the views are counted, and a database that knows nothing else. */
    private final class Progress extends PlantedStore {
        private final Map<LogPartition, Reach> rows = new HashMap<>();
        private boolean away;

        Progress() {
            super(new SimStore(0, new Simulation(0, SimBug.NONE)));
        }

        /** All before this offset is counted. */
        Reach counted(int position) {
            long logTime = part.records.stream()
                    .filter(record -> record.offset() < position)
                    .mapToLong(ConsumerRecord::timestamp)
                    .max()
                    .orElse(0);
            Reach reach = new Reach(position, logTime);
            rows.put(part.partition, reach);
            return reach;
        }

        Reach reach() {
            return rows.getOrDefault(part.partition, new Reach(0, 0));
        }

        @Override
        public Map<LogPartition, Reach> reached(Collection<LogPartition> partitions) throws SQLException {
            if (away) {
                throw new SQLException("nobody there");
            }
            Map<LogPartition, Reach> reached = new HashMap<>();
            partitions.forEach(one -> reached.put(one, rows.getOrDefault(one, new Reach(0, 0))));
            return reached;
        }

        @Override
        public Rule rule() {
            return RULE;
        }
    }
}
