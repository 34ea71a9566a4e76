package dev.maeari.benchmarks;

import dev.maeari.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.UUID;

/**
 * The yardstick of database work: each event adds one to its article's row. It has neither a table of events nor a
 * position, and commits many at once, so that what it is held against is the least that one row per event can cost.
 */
final class OneRowPerEvent {
    private static final int AT_ONCE = 1000;
    private static final String ADD =
            "INSERT INTO naive (article_id, n) VALUES (?, 1) ON CONFLICT (article_id) DO UPDATE SET n = naive.n + 1";

    private OneRowPerEvent() {}

    /** Per event. */
    static DatabaseWork measure(Database database, int events, int articles) throws SQLException, InterruptedException {
        try (CountedSoFar looking = new CountedSoFar(database)) {
            DatabaseWork before = create(database, looking);
            add(database, events, articles);
            looking.awaitAlone();
            return looking.work().since(before).per(events);
        }
    }

    private static DatabaseWork create(Database database, CountedSoFar looking) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS naive");
            statement.execute("CREATE TABLE naive (article_id uuid PRIMARY KEY, n bigint NOT NULL)");
        }
        return looking.work();
    }

    private static void add(Database database, int events, int articles) throws SQLException {
        Random random = new Random(events);
        try (Connection connection = connect(database);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= events; i++) {
                add.setObject(1, new UUID(0, random.nextInt(articles)));
                add.addBatch();
                if (i % AT_ONCE == 0 || i == events) {
                    add.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
