package dev.maeari.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A bean of this type learns which rows Kafka has acknowledged. */
public interface SentListener {

    /**
     * Called in the transaction that deletes the rows, so that what it writes on the connection holds exactly if the
     * rows are gone. May be told of a row whose event was sent more than once, never of one that was not.
     *
     * @param rows the numbers that {@link Outbox#append} returned
     */
    void sent(Connection open, List<Long> rows) throws SQLException;
}
