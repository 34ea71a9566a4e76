package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The counts as the database holds them. */
@Singleton
class CountsTable {
    private static final String SELECT = ShownPipeline.in("""
            SELECT article_id, counter, value + adjusted AS number, generation, position
            FROM counts WHERE article_id = ANY (?) AND pipeline = $shown
            UNION ALL
            SELECT u.article_id, 'uniqueReaders', least(u.n, c.value), 0, 0
            FROM unique_readers u LEFT JOIN counts c
                ON c.pipeline = u.pipeline AND c.article_id = u.article_id AND c.counter = 'views'
            WHERE u.article_id = ANY (?) AND u.pipeline = $shown""");
    private static final String UNIQUE_READERS = "uniqueReaders";

    private final AgroalDataSource dataSource;

    CountsTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The counts of each article, in the order of the ids.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<Counts> of(Collection<ArticleId> articles) {
        Map<ArticleId, Counts> found = new LinkedHashMap<>();
        articles.forEach(article -> found.put(article, Counts.none(article).withUniqueReaders(0L)));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            Array ids = connection.createArrayOf(
                    "uuid", articles.stream().map(ArticleId::value).toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    add(found, row);
                }
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<ArticleId, Counts> found, ResultSet row) throws SQLException {
        ArticleId article = new ArticleId(row.getObject("article_id", UUID.class));
        String counter = row.getString("counter");
        long number = row.getLong("number");
        CountVersion version = new CountVersion(row.getInt("generation"), row.getLong("position"));
        found.computeIfPresent(
                article,
                (id, counts) -> counter.equals(UNIQUE_READERS)
                        ? counts.withUniqueReaders(number)
                        : counts.with(counter, number, version));
    }
}
