package dev.maeari.engagement.counting.worker;

import dev.maeari.events.ArticleId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What stands in the tables, asked by a test. */
public final class Tables {
    private final DataSource data;

    Tables(DataSource data) {
        this.data = data;
    }

    /** The count and its version, such as {@code "3 in 0-7"}. */
    public String count(ArticleId article, String counter) {
        Map<String, String> rows = map(
                "SELECT counter, value || ' in ' || generation || '-' || position FROM counts"
                        + " WHERE article_id = ?::uuid AND counter = ?",
                article.toString(),
                counter);
        return rows.getOrDefault(counter, "0 in 0-0");
    }

    public long value(ArticleId article, String counter) {
        String count = count(article, counter);
        return Long.parseLong(count.substring(0, count.indexOf(' ')));
    }

    /** Records by verdict. */
    public Map<String, String> ledger(ArticleId article, String counter) {
        return map(
                "SELECT reason, n::text FROM ledger WHERE article_id = ?::uuid AND counter = ?",
                article.toString(),
                counter);
    }

    /** Positions by {@code topic/partition}. */
    public Map<String, String> positions() {
        return map("SELECT topic || '/' || partition, position::text FROM progress");
    }

    /** The dead letters: cause by origin. */
    Map<String, String> deadLetters() {
        return map("""
                SELECT convert_from(header_values[array_position(header_names, 'maeari_origin')], 'UTF8'),
                       convert_from(header_values[array_position(header_names, 'maeari_cause')], 'UTF8')
                FROM outbox""");
    }

    public Map<String, String> map(String query, String... parameters) {
        try (Connection connection = data.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            Map<String, String> found = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getString(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String statement) {
        try (Connection connection = data.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
