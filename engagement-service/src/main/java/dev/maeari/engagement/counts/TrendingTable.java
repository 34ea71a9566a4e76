package dev.maeari.engagement.counts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counts.Trending.Item;
import dev.maeari.engagement.counts.Trending.Window;
import dev.maeari.events.ArticleId;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The hours of the window from the timeline, asked for once in ten seconds at most, whoever asks. */
@Singleton
class TrendingTable {
    /** More than are shown, since some may have been taken back. */
    static final int MOST = 200;

    private static final int MOST_WINDOWS = 100;
    /** Each window is another sum over up to a month. */
    private static final int AT_ONCE = 2;

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final String SELECT = ShownPipeline.in("""
            SELECT article_id, sum(n * power(2, (hour - ?) / ?::float8)) AS score, sum(n)::bigint AS views
            FROM timeline WHERE pipeline = $shown AND counter = 'views' AND hour > ?
            GROUP BY article_id HAVING sum(n) > 0 ORDER BY score DESC, article_id LIMIT ?""");

    private final LongReads reads;
    private final Clock clock;
    private final Cache<Window, List<Item>> answers = Caffeine.newBuilder()
            .maximumSize(MOST_WINDOWS)
            .expireAfterWrite(KEPT)
            .build();

    TrendingTable(AgroalDataSource dataSource, Clock clock) {
        this.reads = new LongReads(dataSource, "trending-unavailable", AT_ONCE);
        this.clock = clock;
    }

    /**
     * The articles with the greatest scores, the greatest first.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<Item> within(Window window) {
        return answers.get(window, asked -> reads.read(SELECT, select -> sum(asked, select)));
    }

    private List<Item> sum(Window window, PreparedStatement select) throws SQLException {
        int now = Hours.of(clock.instant());
        select.setInt(1, now);
        select.setDouble(2, window.halfLife());
        select.setInt(3, now - window.hours());
        select.setInt(4, MOST);
        List<Item> items = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                items.add(new Item(
                        new ArticleId(row.getObject("article_id", UUID.class)),
                        row.getDouble("score"),
                        row.getLong("views")));
            }
        }
        return List.copyOf(items);
    }
}
