package dev.maeari.engagement.counting.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Deletes what pipelines have left that are gone, in pieces small enough to disturb nobody. */
final class Sweeping {
    /** All tables of a pipeline's rows, but progress, which goes with the pipeline itself. */
    static final List<String> TABLES = List.of(
            "counts",
            "members",
            "ledger",
            "timeline",
            "adjustments",
            "replayed",
            "letters_beside",
            "readership",
            "unique_readers",
            "readership_positions",
            "proofs",
            "checkpoints");

    private static final int PIECE = 5_000;
    /** A checkpoint goes with all the numbers that it holds, in one piece. */
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(15), Limits.DEFAULT.idle(), Limits.DEFAULT.lock(), Limits.DEFAULT.away());

    private final DataSource dataSource;

    Sweeping(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Deletes one piece, unless another process is at it; says whether more is left. */
    boolean piece() throws SQLException {
        try (BoundedConnection bounded = BoundedConnection.of(dataSource, LIMITS)) {
            Connection connection = bounded.open();
            connection.setAutoCommit(false);
            try {
                boolean more = piece(connection);
                connection.commit();
                return more;
            } finally {
                connection.rollback();
            }
        }
    }

    private static boolean piece(Connection open) throws SQLException {
        try (PreparedStatement select =
                        open.prepareStatement("SELECT pipeline FROM abandoned LIMIT 1 FOR UPDATE SKIP LOCKED");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            String pipeline = row.getString(1);
            for (String table : TABLES) {
                if (delete(open, table, pipeline) > 0) {
                    return true;
                }
            }
            forget(open, pipeline);
            return true;
        }
    }

    private static int delete(Connection open, String table, String pipeline) throws SQLException {
        try (PreparedStatement delete = open.prepareStatement(
                "DELETE FROM %s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE pipeline = ? LIMIT ?))"
                        .formatted(table, table))) {
            delete.setString(1, pipeline);
            delete.setInt(2, PIECE);
            return delete.executeUpdate();
        }
    }

    private static void forget(Connection open, String pipeline) throws SQLException {
        try (PreparedStatement delete = open.prepareStatement("DELETE FROM abandoned WHERE pipeline = ?")) {
            delete.setString(1, pipeline);
            delete.executeUpdate();
        }
    }
}
