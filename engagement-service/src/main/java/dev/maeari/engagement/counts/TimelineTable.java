package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counts.Timeline.Span;
import dev.maeari.engagement.counts.Timeline.Step;
import dev.maeari.events.ArticleId;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
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

    private final AgroalDataSource dataSource;

    TimelineTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How an article's counts changed.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    Timeline of(ArticleId article, Span span) {
        NavigableMap<Instant, Step> steps = new TreeMap<>();
        span.steps().forEach(step -> steps.put(step.from(), step));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ShownPipeline.in("""
                        SELECT counter, hour, n FROM timeline
                        WHERE pipeline = $shown AND article_id = ? AND counter = ANY ('{views,likes,comments}')
                            AND hour >= ? AND hour < ?"""))) {
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
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
        return new Timeline(List.copyOf(steps.values()), null);
    }

    /**
     * The numbers of articles as they were when an hour began, adjustments included.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<PastCounts> at(Collection<ArticleId> articles, int hour) {
        Map<UUID, PastCounts> found = new LinkedHashMap<>();
        articles.forEach(article -> found.put(article.value(), PastCounts.none(article, Hours.begin(hour))));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ShownPipeline.in("""
                        SELECT article_id, counter, sum(n + adjusted)::bigint AS number FROM timeline
                        WHERE pipeline = $shown AND article_id = ANY (?) AND hour < ?
                        GROUP BY article_id, counter"""))) {
            select.setArray(1, connection.createArrayOf("uuid", found.keySet().toArray()));
            select.setInt(2, hour);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String counter = row.getString("counter");
                    long number = row.getLong("number");
                    found.computeIfPresent(
                            row.getObject("article_id", UUID.class), (id, counts) -> counts.with(counter, number));
                }
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
        return List.copyOf(found.values());
    }
}
