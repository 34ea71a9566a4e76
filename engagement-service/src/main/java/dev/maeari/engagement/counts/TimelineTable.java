package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counts.Timeline.Span;
import dev.maeari.engagement.counts.Timeline.Step;
import dev.maeari.events.ArticleId;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** What counting has kept hour by hour; no record of the log is looked at. */
@Singleton
class TimelineTable {
    /** Sums over all hours of an article, or of a hundred, which nothing keeps for the next who asks. */
    private static final int AT_ONCE = 4;

    private static final String STEPS = ShownPipeline.in("""
            SELECT counter, hour, n FROM timeline
            WHERE pipeline = $shown AND article_id = ? AND counter = ANY ('{views,likes,comments}')
                AND hour >= ? AND hour < ?""");
    private static final String AT = ShownPipeline.in("""
            SELECT article_id, counter, sum(n + adjusted)::bigint AS number FROM timeline
            WHERE pipeline = $shown AND article_id = ANY (?) AND hour < ?
            GROUP BY article_id, counter""");

    private final LongReads reads;

    TimelineTable(AgroalDataSource dataSource) {
        this.reads = new LongReads(dataSource, "timeline-unavailable", AT_ONCE);
    }

    /**
     * How an article's counts changed.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    Timeline of(ArticleId article, Span span) {
        return reads.read(STEPS, select -> steps(article, span, select));
    }

    /**
     * The numbers of articles as they were when an hour began, adjustments included.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<PastCounts> at(Collection<ArticleId> articles, int hour) {
        return reads.read(AT, select -> at(articles, hour, select));
    }

    private static Timeline steps(ArticleId article, Span span, PreparedStatement select) throws SQLException {
        NavigableMap<Instant, Step> steps = new TreeMap<>();
        span.steps().forEach(step -> steps.put(step.from(), step));
        select.setObject(1, article.value());
        select.setInt(2, Hours.of(steps.firstKey()));
        select.setInt(3, Hours.of(span.to().plusSeconds(3599)));
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Map.Entry<Instant, Step> step = steps.floorEntry(Hours.begin(row.getInt("hour")));
                if (step != null) {
                    steps.put(step.getKey(), step.getValue().with(row.getString("counter"), row.getLong("n")));
                }
            }
        }
        return new Timeline(List.copyOf(steps.values()), null);
    }

    private static List<PastCounts> at(Collection<ArticleId> articles, int hour, PreparedStatement select)
            throws SQLException {
        Map<UUID, PastCounts> found = new LinkedHashMap<>();
        articles.forEach(article -> found.put(article.value(), PastCounts.none(article, Hours.begin(hour))));
        select.setArray(
                1, select.getConnection().createArrayOf("uuid", found.keySet().toArray()));
        select.setInt(2, hour);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String counter = row.getString("counter");
                long number = row.getLong("number");
                found.computeIfPresent(
                        row.getObject("article_id", UUID.class), (id, counts) -> counts.with(counter, number));
            }
        }
        return List.copyOf(found.values());
    }
}
