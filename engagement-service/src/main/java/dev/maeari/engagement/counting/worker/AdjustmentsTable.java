package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Adjustment;
import dev.maeari.engagement.counting.AdjustmentKey;
import dev.maeari.engagement.counting.CountKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is added to numbers by decision, by source. */
final class AdjustmentsTable extends OrderedTable<AdjustmentKey, Adjustment> {

    AdjustmentsTable(String pipeline) {
        super(pipeline, "adjustments", new Column("source", "text"), new Column("amount", "bigint"));
    }

    @Override
    Object which(AdjustmentKey key) {
        return key.source();
    }

    @Override
    Object value(Adjustment state) {
        return state.amount();
    }

    @Override
    long order(Adjustment state) {
        return state.order();
    }

    @Override
    AdjustmentKey key(CountKey count, ResultSet row) throws SQLException {
        return new AdjustmentKey(count.article(), count.counter(), row.getString(3));
    }

    @Override
    Adjustment state(ResultSet row) throws SQLException {
        return new Adjustment(row.getLong(4), row.getLong(5));
    }
}
