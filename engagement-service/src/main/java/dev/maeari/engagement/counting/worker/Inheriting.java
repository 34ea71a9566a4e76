package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.Counter.Membership;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Ancestor;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives an added partition what its ancestor has counted of its articles, in the transaction that begins it: all rows, and
 * the orders by place that are in them, which become those before its first offset. Each number has a new generation,
 * since the offsets begin anew.
 */
final class Inheriting {
    private static final Logger LOG = Logger.getLogger(Inheriting.class);

    private final String pipeline;
    private final Partitioning partitioning;

    Inheriting(String pipeline, Partitioning partitioning) {
        this.pipeline = pipeline;
        this.partitioning = partitioning;
    }

    /** Whether a partition may be begun: it has no ancestor, or that is counted up to the barrier and nobody counts it now. */
    boolean may(Connection open, LogPartition heir, UUID topicId, int rule) throws SQLException {
        Ancestor ancestor = partitioning.ancestor(heir).orElse(null);
        if (ancestor == null || isBegun(open, heir)) {
            return true;
        }
        if (!isPassed(open, ancestor)) {
            return false;
        }
        inherit(open, heir, ancestor);
        begin(open, heir, topicId, rule, ancestor.barrier().logTime());
        LOG.infof("an added partition is counted pipeline=%s partition=%s ancestor=%s", pipeline, heir, ancestor);
        return true;
    }

    private boolean isBegun(Connection open, LogPartition partition) throws SQLException {
        try (PreparedStatement select = select(open, "SELECT FROM progress", partition, "");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    private boolean isPassed(Connection open, Ancestor ancestor) throws SQLException {
        try (PreparedStatement select =
                        select(open, "SELECT position FROM progress", ancestor.partition(), " FOR UPDATE");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) >= ancestor.barrier().position();
        }
    }

    private PreparedStatement select(Connection open, String what, LogPartition partition, String lock)
            throws SQLException {
        PreparedStatement select =
                open.prepareStatement(what + " WHERE pipeline = ? AND topic = ? AND partition = ?" + lock);
        select.setString(1, pipeline);
        select.setString(2, partition.topic().name());
        select.setInt(3, partition.number());
        return select;
    }

    private void inherit(Connection open, LogPartition heir, Ancestor ancestor) throws SQLException {
        String byPlace = ", ordinal = ordinal + " + Partitioning.inherited(0, ancestor.barrier());
        for (Counter counter : Counter.of(heir.topic())) {
            boolean ordered = counter instanceof Membership set && set.ordersByPlace();
            Object[] articles = articles(open, counter, heir, ancestor).toArray();
            Map<String, String> changes = new TreeMap<>(Map.of(
                    "counts", ", generation = generation + 1, position = 0",
                    "ledger", "",
                    "timeline", "",
                    "adjustments", byPlace,
                    "members", ordered ? byPlace : ""));
            for (Map.Entry<String, String> change : changes.entrySet()) {
                try (PreparedStatement update = open.prepareStatement(
                        "UPDATE %s SET partition = ?%s".formatted(change.getKey(), change.getValue())
                                + " WHERE pipeline = ? AND counter = ? AND partition = ? AND article_id = ANY (?)")) {
                    update.setInt(1, heir.number());
                    update.setString(2, pipeline);
                    update.setString(3, counter.name());
                    update.setInt(4, ancestor.partition().number());
                    update.setArray(5, open.createArrayOf("uuid", articles));
                    update.executeUpdate();
                }
            }
        }
    }

    /** Whatever is known of an article, it has a line in one of these. */
    private Set<UUID> articles(Connection open, Counter counter, LogPartition heir, Ancestor ancestor)
            throws SQLException {
        int partitions = partitioning.bornInto(heir);
        Set<UUID> articles = new HashSet<>();
        for (String table : List.of("counts", "ledger", "adjustments")) {
            try (PreparedStatement select = open.prepareStatement("SELECT DISTINCT article_id FROM " + table
                    + " WHERE pipeline = ? AND counter = ? AND partition = ?")) {
                select.setString(1, pipeline);
                select.setString(2, counter.name());
                select.setInt(3, ancestor.partition().number());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        articles.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
        // What names no article stands under the number of its partition, and stays there.
        articles.removeIf(article -> article.getMostSignificantBits() == 0
                || Topic.partition(new ArticleId(article), partitions) != heir.number());
        return articles;
    }

    private void begin(Connection open, LogPartition heir, UUID topicId, int rule, long logTime) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("""
                INSERT INTO progress (pipeline, topic, partition, topic_id, rule, epoch, position, log_time)
                VALUES (?, ?, ?, ?, ?, 0, 0, ?)""")) {
            insert.setString(1, pipeline);
            insert.setString(2, heir.topic().name());
            insert.setInt(3, heir.number());
            insert.setObject(4, topicId);
            insert.setInt(5, rule);
            insert.setLong(6, logTime);
            insert.executeUpdate();
        }
    }
}
