package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A count as it stands in the table.
 *
 * @param value as it is shown, adjustments included
 */
record CountRow(CountKey key, long value, CountVersion version) {
    /** The columns that {@link #all} reads. */
    static final String COLUMNS = "article_id, counter, value + adjusted, generation, position";

    static List<CountRow> all(ResultSet row) throws SQLException {
        List<CountRow> rows = new ArrayList<>();
        while (row.next()) {
            rows.add(new CountRow(
                    new CountKey(row.getObject(1, UUID.class), row.getString(2)),
                    row.getLong(3),
                    new CountVersion(row.getInt(4), row.getLong(5))));
        }
        return rows;
    }

    CountChanged event() {
        return new CountChanged(new ArticleId(key.article()), key.counter(), value, version);
    }
}
