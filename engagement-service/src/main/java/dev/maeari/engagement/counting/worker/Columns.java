package dev.maeari.engagement.counting.worker;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Rows as one array per column, which is how a statement takes any number of them. */
public final class Columns<T> {
    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int next;

    /** Fills the parameters of the statement from the given one on. */
    public Columns(PreparedStatement statement, int first, Collection<T> rows) {
        this.statement = statement;
        this.next = first;
        this.rows = rows;
    }

    /** The next parameter: the column of that PostgreSQL type. */
    public Columns<T> add(String type, Function<T, Object> value) throws SQLException {
        Object[] column = rows.stream().map(value).toArray();
        statement.setArray(next++, statement.getConnection().createArrayOf(type, column));
        return this;
    }
}
