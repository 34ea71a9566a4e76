package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the books of a partition are kept in the database: in the tables of a pipeline, or in those of a checkpoint. Each
 * row says which partition it is of, so that no other's are read.
 *
 * @param prefix of the tables' names
 * @param owner the column that says whose the rows are
 * @param articles those that are wanted, null for all
 */
record Shelf(
        Connection open,
        LogPartition partition,
        String prefix,
        String owner,
        Object name,
        @Nullable Collection<UUID> articles) {
    private static final int FETCH = 10_000;

    static Shelf of(Connection open, Pipeline pipeline, LogPartition partition, @Nullable Collection<UUID> articles) {
        return new Shelf(open, partition, "", "pipeline", pipeline.name(), articles);
    }

    static Shelf ofCheckpoint(Connection open, long checkpoint, LogPartition partition) {
        return new Shelf(open, partition, "checkpoint_", "checkpoint", checkpoint, null);
    }

    /** Takes a row of the partition. */
    @FunctionalInterface
    interface Each {
        void row(UUID article, String counter, ResultSet row) throws SQLException;
    }

    /** Reads the rows of a table; article and counter stand before the columns. */
    void read(String table, String columns, Each each) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(query(table, columns))) {
            select.setFetchSize(FETCH);
            select.setObject(1, name);
            select.setArray(2, open.createArrayOf("text", counters()));
            select.setInt(3, partition.number());
            if (articles != null) {
                select.setArray(4, open.createArrayOf("uuid", articles.toArray()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.row(row.getObject(1, UUID.class), row.getString(2), row);
                }
            }
        }
    }

    private String query(String table, String columns) {
        return "SELECT article_id, counter, %s FROM %s%s WHERE %s = ? AND counter = ANY (?) AND partition = ?%s"
                .formatted(columns, prefix, table, owner, articles == null ? "" : " AND article_id = ANY (?)");
    }

    private Object[] counters() {
        return Counter.of(partition.topic()).stream().map(Counter::name).toArray();
    }
}
