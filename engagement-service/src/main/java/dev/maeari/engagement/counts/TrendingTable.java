package dev.maeari.engagement.counts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counts.Trending.Item;
import dev.maeari.engagement.counts.Trending.Window;
import dev.maeari.events.ArticleId;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The hours of the window from the timeline, asked for once in ten seconds at most, whoever asks. */
@Singleton
class TrendingTable {
    /** More than are shown, since some may have been taken back. */
    static final int MOST = 200;

    private static final int MOST_WINDOWS = 100;
    /** Each window is another sum over up to a month: never so many at once that nobody else has a connection. */
    private static final int AT_ONCE = 2;

    private static final int TURN_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 2;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Semaphore reading = new Semaphore(AT_ONCE);
    private final Cache<Window, List<Item>> answers = Caffeine.newBuilder()
            .maximumSize(MOST_WINDOWS)
            .expireAfterWrite(KEPT)
            .build();

    TrendingTable(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * The articles with the greatest scores, the greatest first.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<Item> within(Window window) {
        return answers.get(window, this::read);
    }

    private List<Item> read(Window window) {
        if (!mayRead()) {
            throw Problem.of(503, "trending-unavailable", "This can't be summed up right now; try again in a moment.")
                    .retryAfter(1);
        }
        try {
            return sum(window);
        } finally {
            reading.release();
        }
    }

    /** Waits for its turn, but not so long that those who wait take all threads. */
    private boolean mayRead() {
        try {
            return reading.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Item> sum(Window window) {
        int now = Hours.of(clock.instant());
        List<Item> items = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ShownPipeline.in("""
                        SELECT article_id, sum(n * power(2, (hour - ?) / ?::float8)) AS score, sum(n)::bigint AS views
                        FROM timeline WHERE pipeline = $shown AND counter = 'views' AND hour > ?
                        GROUP BY article_id HAVING sum(n) > 0 ORDER BY score DESC, article_id LIMIT ?"""))) {
            select.setQueryTimeout(PATIENCE_SECONDS);
            select.setInt(1, now);
            select.setDouble(2, window.halfLife());
            select.setInt(3, now - window.hours());
            select.setInt(4, MOST);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(new Item(
                            new ArticleId(row.getObject("article_id", UUID.class)),
                            row.getDouble("score"),
                            row.getLong("views")));
                }
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
        return List.copyOf(items);
    }
}
