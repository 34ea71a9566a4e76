package dev.maeari.articles.counters;

import dev.maeari.articles.ArticlesMetrics;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** The table of counts: of each counter of an article the newest version (I4), whatever the order of arrival. */
@ApplicationScoped
class KeptCounts {
    private static final Logger LOG = Logger.getLogger(KeptCounts.class);

    private final AgroalDataSource dataSource;
    private final EventCodec codec;
    private final ArticlesMetrics metrics;

    KeptCounts(AgroalDataSource dataSource, EventCodec codec, ArticlesMetrics metrics) {
        this.dataSource = dataSource;
        this.codec = codec;
        this.metrics = metrics;
    }

    /** One statement for the newest of each counter; what is no count is passed over, so that it stops nothing (I6). */
    void keep(ConsumerRecords<byte[], byte[]> records) {
        TreeMap<String, CountChanged> newest = new TreeMap<>();
        int counts = 0;
        int unknown = 0;
        int malformed = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (codec.decode(Topic.COUNTS, record)) {
                case Decoded.Known known -> {
                    CountChanged count = (CountChanged) known.event();
                    newest.merge(count.key(), count, KeptCounts::newer);
                    counts++;
                }
                case Decoded.Unknown other -> unknown++;
                case Decoded.Malformed bad -> {
                    malformed++;
                    LOG.warnf(
                            "a record is no count and is passed over topic=%s partition=%d offset=%d cause=%s",
                            record.topic(), record.partition(), record.offset(), bad.cause());
                }
            }
        }
        int kept = newest.isEmpty() ? 0 : upsert(newest.values());
        metrics.counts("kept", kept);
        metrics.counts("superseded", counts - kept);
        metrics.counts("unknown", unknown);
        metrics.counts("malformed", malformed);
    }

    private static CountChanged newer(CountChanged one, CountChanged other) {
        return other.version().isNewerThan(one.version()) ? other : one;
    }

    private int upsert(Collection<CountChanged> counts) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO counts (article_id, counter, value, generation, position)
                        SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::integer[], ?::bigint[])
                        ON CONFLICT (article_id, counter) DO UPDATE
                        SET value = EXCLUDED.value, generation = EXCLUDED.generation, position = EXCLUDED.position
                        WHERE (counts.generation, counts.position) < (EXCLUDED.generation, EXCLUDED.position)""")) {
            array(
                    connection,
                    upsert,
                    1,
                    "uuid",
                    counts.stream().map(c -> c.articleId().value()).toArray());
            array(
                    connection,
                    upsert,
                    2,
                    "text",
                    counts.stream().map(CountChanged::counter).toArray());
            array(
                    connection,
                    upsert,
                    3,
                    "bigint",
                    counts.stream().map(CountChanged::value).toArray());
            array(
                    connection,
                    upsert,
                    4,
                    "integer",
                    counts.stream().map(c -> c.version().generation()).toArray());
            array(
                    connection,
                    upsert,
                    5,
                    "bigint",
                    counts.stream().map(c -> c.version().position()).toArray());
            return upsert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed("keep the counts", e);
        }
    }

    private static void array(Connection connection, PreparedStatement statement, int at, String type, Object[] values)
            throws SQLException {
        statement.setArray(at, connection.createArrayOf(type, values));
    }
}
