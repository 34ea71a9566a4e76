package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where books are kept in the database: in the tables of a pipeline, or in those of a checkpoint.
 *
 * @param prefix of the tables' names
 * @param owner the column that says whose the rows are, as that of a statement with one parameter
 */
record Shelf(String prefix, String owner, Object name) {
    private static final int FETCH = 10_000;

    static Shelf of(Pipeline pipeline) {
        return new Shelf("", "pipeline = ?", pipeline.name());
    }

    static Shelf ofCheckpoint(long checkpoint) {
        return new Shelf("checkpoint_", "checkpoint = ?", checkpoint);
    }

    /** Takes a row of a partition. */
    @FunctionalInterface
    interface Each {
        void row(UUID article, String counter, ResultSet row) throws SQLException;
    }

    /**
     * Reads the rows of a partition; the columns begin with article and counter.
     *
     * @param articles those that are wanted, null for all
     */
    void read(
            Connection open,
            Topics topics,
            LogPartition partition,
            String table,
            String columns,
            @Nullable Collection<UUID> articles,
            Each each)
            throws SQLException {
        String query = "SELECT article_id, counter, %s FROM %s%s WHERE %s AND counter = ANY (?)%s"
                .formatted(columns, prefix, table, owner, articles == null ? "" : " AND article_id = ANY (?)");
        try (PreparedStatement select = open.prepareStatement(query)) {
            select.setFetchSize(FETCH);
            select.setObject(1, name);
            select.setArray(
                    2,
                    open.createArrayOf(
                            "text",
                            Counter.of(partition.topic()).stream()
                                    .map(Counter::name)
                                    .toArray()));
            if (articles != null) {
                select.setArray(3, open.createArrayOf("uuid", articles.toArray()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID article = row.getObject(1, UUID.class);
                    if (number(topics, article) == partition.number()) {
                        each.row(article, row.getString(2), row);
                    }
                }
            }
        }
    }

    /** The partition whose owner writes the rows of an article, or of what names none. */
    private static int number(Topics topics, UUID article) {
        boolean nobody = article.getMostSignificantBits() == 0
                && article.getLeastSignificantBits() >= 0
                && article.getLeastSignificantBits() < topics.partitions();
        return nobody ? (int) article.getLeastSignificantBits() : topics.partition(new ArticleId(article));
    }
}
