package dev.maeari.engagement.counting.readership;

import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.Newsroom;
import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.LongStream;

/** Somebody who notes a newsroom's visitors, as long as it is open. */
public final class Noting implements AutoCloseable {
    private final Newsroom newsroom;
    private final ReadershipReader reader;

    public Noting(Newsroom newsroom, ZoneId zone) {
        this.newsroom = newsroom;
        this.reader = new ReadershipReader(
                newsroom.bootstrapServers(),
                newsroom.topics.prefix() + "readership." + Newsroom.PIPELINE,
                newsroom.topics,
                new ReadershipTable(newsroom.data, Newsroom.PIPELINE),
                new ReaderVisits(newsroom.topics, Rule.BUILT_IN, zone));
    }

    /** Waits until so many readers are noted. */
    public void awaitReaders(ArticleId article, long number) {
        await().atMost(Newsroom.PATIENCE).until(() -> readers(newsroom, article) == number);
    }

    /** How many are shown. */
    public static long readers(Newsroom newsroom, ArticleId article) {
        return Long.parseLong(newsroom.tables
                .map("SELECT 'n', coalesce(sum(n), 0)::text FROM unique_readers WHERE article_id = '" + article + "'")
                .getOrDefault("n", "0"));
    }

    /** How many different ones a day holds. */
    public static long visitors(Newsroom newsroom, ArticleId article, LocalDate day) throws SQLException {
        try (Connection connection = newsroom.data.getConnection()) {
            ArticleDay one = new ArticleDay(article.value(), day);
            return new NotedVisitors(connection, Newsroom.PIPELINE, ZoneOffset.UTC)
                    .of(0, Set.of(one))
                    .getOrDefault(one, NotedVisitors.Noted.nothing())
                    .visitors()
                    .number();
        }
    }

    /** Writes into the table what nobody has read: these visitors, as that number; the sum stays. */
    public static void forge(Newsroom newsroom, ArticleId article, LocalDate day, LongStream visitors, long n)
            throws SQLException {
        try (Connection connection = newsroom.data.getConnection()) {
            forge(connection, article, day, visitors, n);
        }
    }

    /** The same in a transaction. */
    public static void forge(Connection open, ArticleId article, LocalDate day, LongStream visitors, long n)
            throws SQLException {
        Visitors forged = Visitors.none();
        visitors.forEach(forged::add);
        try (PreparedStatement upsert = open.prepareStatement("""
                        INSERT INTO readership (pipeline, article_id, day, visitors, n) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (pipeline, article_id, day)
                        DO UPDATE SET visitors = excluded.visitors, n = excluded.n""")) {
            upsert.setString(1, Newsroom.PIPELINE);
            upsert.setObject(2, article.value());
            upsert.setObject(3, day);
            upsert.setBytes(4, forged.bytes());
            upsert.setLong(5, n);
            upsert.executeUpdate();
        }
    }

    @Override
    public void close() {
        try {
            reader.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
