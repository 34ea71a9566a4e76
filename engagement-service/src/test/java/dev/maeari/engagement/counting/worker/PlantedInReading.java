package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.worker.Assignment.Running;
import dev.maeari.engagement.counting.worker.ProgressTable.Turn;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Bugs in where reading begins, goes on, and what is kept of it. */
enum PlantedInReading implements SimBug {
    /** Offsets have holes: the next position is not the last record's offset + 1. */
    LAST_PLUS_ONE("is counted up to") {
        @Override
        public ConsumerRecords<byte[], byte[]> polled(ConsumerRecords<byte[], byte[]> poll) {
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
            Map<TopicPartition, OffsetAndMetadata> next = new LinkedHashMap<>();
            for (TopicPartition partition : poll.partitions()) {
                records.put(partition, poll.records(partition));
                next.put(
                        partition,
                        new OffsetAndMetadata(poll.records(partition).getLast().offset() + 1));
            }
            return new ConsumerRecords<>(records, next);
        }
    },

    /**
     * The visitors' map holds two, not as many as looked within the gap. The map itself can't be bounded from outside,
     * so it is what is read of the gap before a beginning that is.
     */
    VISITORS_BOUNDED_BY_SIZE("values are") {
        private static final int ROOM = 2;

        @Override
        public long sought(TopicPartition place, long offset, Simulation world) {
            LogPartition partition = world.log().part(place).partition;
            return Math.max(offset, world.database().position(partition) - ROOM);
        }
    },

    /** Whoever had the partition once goes on with the state of then, under the new epoch. */
    STATE_KEPT_ACROSS_A_LOST_ASSIGNMENT("is counted up to") {
        @Override
        public Store store(Store real, Simulation world, SimInstance instance) {
            return new PlantedStore(real) {
                @Override
                public Transaction begin() throws SQLException {
                    return new Open(real.begin()) {
                        @Override
                        public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
                            batch.shares()
                                    .forEach(share -> instance.kept.put(
                                            share.partition(), share.turn().state()));
                            return super.write(batch, counted);
                        }
                    };
                }
            };
        }

        @Override
        public void resumed(SimInstance instance, Collection<TopicPartition> some) {
            for (TopicPartition place : some) {
                LogPartition partition = instance.partitions.of(place);
                PartitionState old = instance.kept.get(partition);
                instance.partitions.running(partition).ifPresent(turn -> {
                    if (old != null) {
                        instance.partitions.begin(partition, new Running(turn.epoch(), old));
                    }
                });
            }
        }
    },

    /** {@code auto.offset.reset=earliest}, and a position that follows. */
    EARLIEST_ON_A_POSITION_OUT_OF_RANGE("values are") {
        @Override
        public boolean beginsAtTheStart() {
            return true;
        }

        @Override
        public Store store(Store real, Simulation world, SimInstance instance) {
            return new PlantedStore(real) {
                @Override
                public Map<LogPartition, Turn> raise(Map<LogPartition, UUID> topicIds, int rule) throws SQLException {
                    for (LogPartition partition : topicIds.keySet()) {
                        long start = world.log().part(partition).start;
                        if (world.database().position(partition) < start) {
                            world.database().jump(partition, start);
                        }
                    }
                    return super.raise(topicIds, rule);
                }
            };
        }
    };

    private final String symptom;

    PlantedInReading(String symptom) {
        this.symptom = symptom;
    }

    @Override
    public String symptom() {
        return symptom;
    }
}
