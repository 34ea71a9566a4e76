package dev.maeari.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * What the database server did, in all or per event.
 *
 * @param walBytes written ahead
 * @param inserts of rows
 * @param updates of rows and deletions, each of which leaves a dead one
 * @param inPlace those of them that touched no index
 * @param dead rows that lay there at the end
 */
public record DatabaseWork(double walBytes, double inserts, double updates, double inPlace, double dead) {
    /** Nothing yet. */
    static final DatabaseWork NONE = new DatabaseWork(0, 0, 0, 0, 0);

    /** So far: the whole server's log, and the rows of this database. */
    static DatabaseWork of(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT pg_current_wal_insert_lsn() - '0/0', sum(n_tup_ins), sum(n_tup_upd + n_tup_del),
                            sum(n_tup_hot_upd), sum(n_dead_tup)
                        FROM pg_stat_user_tables""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new DatabaseWork(
                    row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5));
        }
    }

    DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(
                walBytes - before.walBytes,
                inserts - before.inserts,
                updates - before.updates,
                inPlace - before.inPlace,
                dead - before.dead);
    }

    DatabaseWork per(long events) {
        return new DatabaseWork(walBytes / events, inserts / events, updates / events, inPlace / events, dead / events);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "WAL %.1f bytes, %.4f rows inserted, %.4f updated (%.4f in place), %.4f dead",
                walBytes,
                inserts,
                updates,
                inPlace,
                dead);
    }
}
