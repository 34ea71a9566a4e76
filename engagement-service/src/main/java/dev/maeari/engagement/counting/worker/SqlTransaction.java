package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Touched;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A transaction of PostgreSQL. At most 12 statements whatever the size of the batch. */
record SqlTransaction(BoundedConnection connection, BatchTables tables) implements Store.Transaction {

    @Override
    public Set<LogPartition> move(List<Fence.Move> moves) throws SQLException {
        return tables.move(connection.open(), moves);
    }

    @Override
    public Recalled recall(Touched touched) throws SQLException {
        return tables.recall(connection.open(), touched);
    }

    @Override
    public List<CountRow> write(Batch batch, Counted counted) throws SQLException {
        return tables.write(connection.open(), batch, counted.changes());
    }

    @Override
    public void commit() throws SQLException {
        connection.open().commit();
    }

    /** The pool would commit what is left open: it lets the connection commit by itself again. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.open().isClosed()) {
                connection.open().rollback();
            }
        }
    }
}
