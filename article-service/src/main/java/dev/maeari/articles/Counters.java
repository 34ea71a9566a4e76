package dev.maeari.articles;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The numbers of articles, as far as the log has told them. */
@ApplicationScoped
public class Counters {
    private final AgroalDataSource dataSource;

    Counters(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The numbers of each of these articles; zeros where the log has said nothing. */
    public Map<ArticleId, ArticleCounts> of(Collection<ArticleId> articles) {
        Map<ArticleId, ArticleCounts> counts = new HashMap<>();
        articles.forEach(id -> counts.put(id, ArticleCounts.NONE));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT article_id, counter, value, generation, position FROM counts WHERE article_id = ANY (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", articles.stream().map(ArticleId::value).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ArticleId id = new ArticleId(row.getObject("article_id", UUID.class));
                    String counter = row.getString("counter");
                    long value = row.getLong("value");
                    CountVersion version = new CountVersion(row.getInt("generation"), row.getLong("position"));
                    counts.computeIfPresent(id, (same, known) -> known.with(counter, value, version));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new DatabaseFailed("read the counts", e);
        }
    }
}
