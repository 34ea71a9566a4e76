package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Touched;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Bugs in what is written, when, and what becomes of it. */
enum PlantedInWriting implements SimBug {
    /** What is stored as log time is the last record's time, not the latest. */
    RAW_TIME("values are") {
        @Override
        Store.Transaction around(Store.Transaction real, Simulation world) {
            return new PlantedStore.Open(real) {
                @Override
                public Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
                    return super.move(
                            moves.stream().map(move -> raw(move, world)).toList());
                }
            };
        }

        private Fence.Move raw(Fence.Move move, Simulation world) {
            long time = world.log().part(move.partition()).lines.stream()
                    .filter(line -> line.offset() < move.to())
                    .reduce((any, last) -> last)
                    .map(line -> line.time())
                    .orElse(move.logTime());
            return new Fence.Move(move.partition(), move.epoch(), move.from(), move.to(), time);
        }
    },

    /** The new state holds before the transaction does. */
    STATE_CHANGED_BEFORE_THE_COMMIT("was said to be counted beyond") {
        @Override
        Store.Transaction around(Store.Transaction real, Simulation world) {
            return new PlantedStore.Open(real) {
                @Override
                public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
                    counted.take();
                    return super.write(batch, counted);
                }
            };
        }
    },

    /** The dead letters follow the commit. */
    DEAD_LETTER_AFTER_THE_COMMIT("dead letters are of") {
        @Override
        Store.Transaction around(Store.Transaction real, Simulation world) {
            return new PlantedStore.Open(real) {
                private List<ProducerRecord<byte[], byte[]>> letters = List.of();

                @Override
                public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
                    letters = batch.deadLetters().stream()
                            .map(Batch.Letter::record)
                            .toList();
                    Batch without = new Batch(batch.shares().stream()
                            .map(share -> new Batch.Share(share.slice(), share.turn(), List.of(), List.of()))
                            .toList());
                    return super.write(without, counted);
                }

                @Override
                public void commit() throws SQLException {
                    super.commit();
                    world.database().letters.addAll(letters);
                }
            };
        }
    },

    /** Who likes or comments is decided by what stands in the batch alone. */
    MEMBERSHIP_PER_BATCH("values are") {
        @Override
        Store.Transaction around(Store.Transaction real, Simulation world) {
            return new PlantedStore.Open(real) {
                @Override
                public Recalled recall(Touched touched) throws SQLException {
                    Recalled all = super.recall(touched);
                    return new Recalled(Map.of(), all.adjustments(), all.replayed());
                }
            };
        }
    },

    /** Whoever comes may move a partition. */
    NO_FENCE("ledger are") {
        @Override
        Store.Transaction around(Store.Transaction real, Simulation world) {
            return new PlantedStore.Open(real) {
                @Override
                public Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
                    return super.move(moves.stream()
                            .map(move -> new Fence.Move(
                                    move.partition(),
                                    world.database().turn(move.partition()).epoch(),
                                    world.database().position(move.partition()),
                                    move.to(),
                                    move.logTime()))
                            .toList());
                }
            };
        }
    },

    /** What others have sent to {@code counts} is nobody's business. */
    PUBLISHING_WITHOUT_READ_BACK("counts ends with") {
        @Override
        public boolean readsBack() {
            return false;
        }
    };

    private final String symptom;

    PlantedInWriting(String symptom) {
        this.symptom = symptom;
    }

    @Override
    public String symptom() {
        return symptom;
    }

    Store.Transaction around(Store.Transaction real, Simulation world) {
        return real;
    }

    @Override
    public Store store(Store real, Simulation world, SimInstance instance) {
        return new PlantedStore(real) {
            @Override
            public Transaction begin() throws SQLException {
                return around(real.begin(), world);
            }
        };
    }
}
