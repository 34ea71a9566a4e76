package dev.maeari.outbox;

import java.sql.SQLException;
import java.util.List;

/** The rows that wait to be sent, as the one relay that holds the lock sees them. */
interface Waiting {

    /** The first rows that are committed, in the order in which they were written. */
    List<OutboxRow> oldest(int limit) throws SQLException;

    /** Deletes rows that Kafka has acknowledged, and tells the listeners, all in one transaction. */
    void sent(List<Long> rows) throws SQLException;
}
