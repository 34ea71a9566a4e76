package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.InForce;
import dev.maeari.engagement.counting.worker.PartitioningTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The run of a rule over the log that is proved: the one that the site shows. */
record Pipeline(String name, Rule rule) {
    private static final Map<String, LogPartition> FIRST = Counter.topics().stream()
            .map(topic -> new LogPartition(topic, 0))
            .collect(Collectors.toMap(partition -> partition.topic().name(), Function.identity()));

    /** How far a partition is counted. */
    record Stand(long position, long logTime, int rule) {}

    /** Empty until something was counted. */
    static Optional<Pipeline> shown(Connection open) throws SQLException {
        return InForce.of(open).map(shown -> new Pipeline(shown.pipeline(), shown.rule()));
    }

    /**
     * Makes sure that it is still there: of one that another rule has followed all rows are being deleted; and that no
     * partitions were added, in which nobody here looks.
     *
     * @param lock whether the pipeline stays until the transaction ends
     */
    void isThere(Connection open, int partitions, boolean lock) throws SQLException {
        sameAs(open, partitions);
        try (PreparedStatement select =
                open.prepareStatement("SELECT FROM pipelines WHERE name = ?" + (lock ? " FOR KEY SHARE" : ""))) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Unprovable("another rule is shown by now; recount again");
                }
            }
        }
    }

    /**
     * Makes sure that the added partitions which have taken over articles of this one have them.
     *
     * @param position up to which this one is counted
     */
    void awaitsNoHeir(Connection open, Partitioning partitioning, LogPartition partition, long position)
            throws SQLException {
        sameAs(open, partitioning.partitions());
        List<LogPartition> heirs = partitioning.heirs(partition, position);
        if (!heirs.isEmpty() && !partitions(open).containsAll(heirs)) {
            throw new Unprovable("partitions were added, and not all that have articles of %s are counted yet: %s"
                    .formatted(partition, heirs));
        }
    }

    private static void sameAs(Connection open, int partitions) throws SQLException {
        if (PartitioningTable.number(open).orElse(partitions) != partitions) {
            throw new Unprovable("partitions were added meanwhile; a process that was told of them can prove it");
        }
    }

    /** The partitions that are counted, in the order of their numbers. */
    List<LogPartition> partitions(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT topic, partition FROM progress WHERE pipeline = ? ORDER BY partition, topic")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                List<LogPartition> partitions = new ArrayList<>();
                while (row.next()) {
                    LogPartition first = FIRST.get(row.getString(1));
                    if (first != null) {
                        partitions.add(new LogPartition(first.topic(), row.getInt(2)));
                    }
                }
                return partitions;
            }
        }
    }

    /** How far the partition is counted in this snapshot. */
    Stand stand(Connection open, LogPartition partition) throws SQLException {
        return stand(open, partition, "");
    }

    /** The same, and nobody counts the partition until this transaction ends. */
    Stand hold(Connection open, LogPartition partition) throws SQLException {
        return stand(open, partition, " FOR UPDATE");
    }

    private Stand stand(Connection open, LogPartition partition, String lock) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT position, log_time, rule FROM progress WHERE pipeline = ? AND topic = ? AND partition = ?"
                        + lock)) {
            select.setString(1, name);
            select.setString(2, partition.topic().name());
            select.setInt(3, partition.number());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Unprovable(partition + " is not counted");
                }
                return new Stand(row.getLong(1), row.getLong(2), row.getInt(3));
            }
        }
    }
}
