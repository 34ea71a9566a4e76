package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Changes;
import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Tables;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import dev.maeari.events.CountVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The tables as they are committed, and the locks on the rows of progress, which all other rows hang on. */
final class SimDatabase {
    static final UUID TOPIC_ID = new UUID(5, 5);

    final Tables tables = new Tables();
    final TreeMap<CountKey, CountRow> rows = new TreeMap<>();
    final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private final SimDice dice;
    private final Map<LogPartition, Turn> progress = new HashMap<>();
    private final Map<LogPartition, Tx> locks = new LinkedHashMap<>();

    SimDatabase(SimDice dice) {
        this.dice = dice;
    }

    long position(LogPartition partition) {
        Turn turn = progress.get(partition);
        return turn == null ? 0 : turn.position();
    }

    Turn turn(LogPartition partition) {
        return progress.getOrDefault(partition, new Turn(0, 0, 0, TOPIC_ID, 1));
    }

    /** As a planted bug may do. */
    void jump(LogPartition partition, long position) {
        Turn turn = turn(partition);
        progress.put(partition, new Turn(turn.epoch(), position, turn.logTime(), turn.topicId(), turn.rule()));
    }

    Map<LogPartition, Turn> raise(Set<LogPartition> partitions) throws SQLException {
        Map<LogPartition, Turn> turns = new LinkedHashMap<>();
        List<LogPartition> sorted = partitions.stream()
                .sorted(Comparator.comparing(LogPartition::toString))
                .toList();
        for (LogPartition partition : sorted) {
            await(partition, null);
        }
        for (LogPartition partition : sorted) {
            Turn old = turn(partition);
            Turn raised = new Turn(old.epoch() + 1, old.position(), old.logTime(), old.topicId(), old.rule());
            progress.put(partition, raised);
            turns.put(partition, raised);
        }
        return turns;
    }

    List<CountRow> lift(Map<CountKey, Integer> generations) throws SQLException {
        for (Tx holder : List.copyOf(locks.values())) {
            if (generations.keySet().stream().anyMatch(holder.written::containsKey)) {
                await(holder);
            }
        }
        List<CountRow> lifted = new ArrayList<>();
        generations.forEach((key, generation) -> {
            CountRow row = rows.get(key);
            if (row != null) {
                int greatest = Math.max(generation, row.version().generation());
                CountRow now = new CountRow(
                        key,
                        row.value(),
                        new CountVersion(greatest, row.version().position()));
                rows.put(key, now);
                lifted.add(now);
            }
        });
        return lifted;
    }

    /** Commits that were sent and not answered land now. */
    void land() {
        List.copyOf(locks.values()).stream().filter(tx -> tx.committing).forEach(Tx::apply);
    }

    private void await(LogPartition partition, @Nullable Tx by) throws SQLException {
        Tx holder = locks.get(partition);
        if (holder != null && holder != by) {
            await(holder);
        }
    }

    /** The holder ends, or whoever waits gives up: it stands still, for nobody but one process acts at a time. */
    private void await(Tx holder) throws SQLException {
        if (holder.committing) {
            holder.apply();
        } else if (dice.chance(500)) {
            throw new SQLException("canceling statement due to lock timeout");
        } else {
            holder.kill();
        }
    }

    /** An open transaction: its locks are taken at once, what it writes is seen once it has committed. */
    final class Tx {
        private final Map<LogPartition, Turn> moved = new LinkedHashMap<>();
        private final Map<CountKey, CountRow> written = new TreeMap<>();
        private List<ProducerRecord<byte[], byte[]>> lettersWritten = List.of();
        private @Nullable Changes changes;
        private boolean ended;
        private boolean killed;
        private boolean committing;

        Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
            check();
            for (Fence.Move move : moves) {
                await(move.partition(), this);
                locks.put(move.partition(), this);
            }
            for (Fence.Move move : moves) {
                Turn row = turn(move.partition());
                if (progress.containsKey(move.partition())
                        && row.epoch() == move.epoch()
                        && row.position() == move.from()) {
                    moved.put(
                            move.partition(),
                            new Turn(row.epoch(), move.to(), move.logTime(), row.topicId(), row.rule()));
                }
            }
            return new HashSet<>(moved.keySet());
        }

        List<CountRow> write(Batch batch, Counted counted) throws SQLException {
            check();
            changes = counted.changes();
            lettersWritten =
                    batch.deadLetters().stream().map(Batch.Letter::record).toList();
            new TreeMap<>(counted.changes().counts()).forEach((key, change) -> {
                if (change.changed()) {
                    written.put(key, row(key, change));
                }
            });
            return List.copyOf(written.values());
        }

        private CountRow row(CountKey key, CountChange change) {
            CountRow old = rows.getOrDefault(key, new CountRow(key, 0, CountVersion.NONE));
            return new CountRow(
                    key,
                    old.value() + change.by() + change.adjusted(),
                    new CountVersion(old.version().generation(), change.position()));
        }

        /** COMMIT was sent: whatever becomes of the process, it lands. */
        void sent() throws SQLException {
            check();
            committing = true;
        }

        void apply() {
            progress.putAll(moved);
            tables.write(Objects.requireNonNull(changes));
            rows.putAll(written);
            letters.addAll(lettersWritten);
            end();
        }

        void end() {
            if (!ended) {
                ended = true;
                committing = false;
                locks.values().removeIf(holder -> holder == this);
            }
        }

        boolean isCommitting() {
            return committing;
        }

        void check() throws SQLException {
            if (killed || ended) {
                throw new SQLException("terminating connection: " + (killed ? "it stood idle" : "it has ended"));
            }
        }

        private void kill() {
            killed = true;
            end();
        }
    }
}
