package dev.maeari.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table, on the session that holds the relay's lock. */
record WaitingRows(Connection session, Iterable<SentListener> listeners) implements Waiting {

    @Override
    public List<OutboxRow> oldest(int limit) throws SQLException {
        return OutboxRow.oldest(session, limit);
    }

    @Override
    public void sent(List<Long> rows) throws SQLException {
        session.setAutoCommit(false);
        try {
            OutboxRow.delete(session, rows);
            for (SentListener listener : listeners) {
                listener.sent(session, rows);
            }
            session.commit();
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }
}
