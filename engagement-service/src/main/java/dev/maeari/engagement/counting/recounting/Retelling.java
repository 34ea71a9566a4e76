package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.worker.PartitioningTable;
import dev.maeari.engagement.counting.worker.Reading;
import dev.maeari.engagement.counting.worker.Remembering;
import dev.maeari.events.EventCodec;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The log, and how it is read to be counted again. */
record Retelling(Log log, Reading reading, Partitioning partitioning) {

    /**
     * As the database knows the partitions.
     *
     * @throws Unprovable if this process was told of others
     */
    static Retelling of(Surroundings around, Snapshot snapshot, Log log) throws SQLException, InterruptedException {
        Partitioning partitioning = snapshot.read(PartitioningTable::of)
                .orElseGet(() -> Partitioning.of(around.topics().partitions()));
        PartitioningTable.objection(partitioning, around.topics()).ifPresent(objection -> {
            throw new Unprovable(objection);
        });
        return new Retelling(
                log, new Reading(new EventCodec(around.topics()), around.topics(), partitioning), partitioning);
    }

    /** Reads what is remembered of an added partition's ancestor. */
    void past(LogPartition ancestor, long time, long to, Remembering.Each each) throws InterruptedException {
        OptionalLong from = log.at(ancestor, time);
        if (from.isPresent()) {
            log.read(ancestor, from.getAsLong(), to, (records, next) -> each.read(records));
        }
    }
}
