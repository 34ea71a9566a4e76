package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Adjustment;
import dev.maeari.engagement.counting.AdjustmentKey;
import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.MemberState;
import dev.maeari.events.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Copies the books of one partition out of the database, inside a snapshot. */
final class StoredBooks {
    private StoredBooks() {}

    /**
     * Those of a pipeline.
     *
     * @param articles those that are wanted, null for all
     */
    static Books of(
            Connection open,
            Pipeline pipeline,
            LogPartition partition,
            int firstHour,
            @Nullable Collection<UUID> articles)
            throws SQLException {
        Books books = new Books(firstHour);
        Shelf shelf = Shelf.of(open, pipeline, partition, articles);
        numbers(shelf, books);
        shelf.read(
                "timeline",
                "hour, n, adjusted",
                (article, counter, row) ->
                        books.hour(new CountKey(article, counter), row.getInt(3), row.getLong(4), row.getLong(5)));
        shelf.read(
                "members",
                "member, present, ordinal",
                (article, counter, row) -> books.put(
                        new MemberKey(article, counter, row.getObject(3, UUID.class)),
                        new MemberState(row.getBoolean(4), row.getLong(5))));
        return books;
    }

    /** Those of a checkpoint, which has neither members nor timeline: what came before it, it holds in its own hour. */
    static Books of(Connection open, long checkpoint, LogPartition partition, int hour) throws SQLException {
        Books books = new Books(hour);
        Shelf shelf = Shelf.ofCheckpoint(open, checkpoint, partition);
        numbers(shelf, books);
        shelf.read(
                "counts",
                "value, adjusted",
                (article, counter, row) ->
                        books.hour(new CountKey(article, counter), hour, row.getLong(3), row.getLong(4)));
        replayed(open, checkpoint, partition, books);
        return books;
    }

    private static void numbers(Shelf shelf, Books books) throws SQLException {
        shelf.read("counts", "value, adjusted, position", (article, counter, row) -> {
            CountKey key = new CountKey(article, counter);
            books.put(Line.of(key, What.NUMBER), row.getLong(3));
            books.put(Line.of(key, What.ADJUSTED), row.getLong(4));
            books.put(Line.of(key, What.POSITION), row.getLong(5));
        });
        shelf.read(
                "ledger",
                "reason, n",
                (article, counter, row) -> books.put(
                        new Line(new CountKey(article, counter), What.LEDGER, row.getString(3)), row.getLong(4)));
        shelf.read(
                "adjustments",
                "source, amount, ordinal",
                (article, counter, row) -> books.put(
                        new AdjustmentKey(article, counter, row.getString(3)),
                        new Adjustment(row.getLong(4), row.getLong(5))));
    }

    private static void replayed(Connection open, long checkpoint, LogPartition partition, Books books)
            throws SQLException {
        try (PreparedStatement select =
                open.prepareStatement("SELECT topic, origin_partition, origin_offset FROM checkpoint_replayed"
                        + " WHERE checkpoint = ? AND topic = ?")) {
            select.setLong(1, checkpoint);
            select.setString(2, partition.topic().name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    books.use(new Position(row.getString(1), row.getInt(2), row.getLong(3)));
                }
            }
        }
    }
}
