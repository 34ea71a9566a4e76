package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.ArticleId;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The held bursts as counting has noted them, with what was decided. */
@Singleton
class HeldTable {
    private static final String SELECT = """
            SELECT l.reason, l.article_id, l.n, a.amount
            FROM ledger l LEFT JOIN adjustments a
              ON a.pipeline = l.pipeline AND a.article_id = l.article_id AND a.counter = l.counter
              AND a.source = l.reason
            WHERE l.counter = 'views' AND l.reason LIKE 'held:%' AND l.pipeline =\s""" + ShownPipeline.NAME;

    /** Behind every burst: no digit is greater than {@code f}. */
    private static final String END = "held:g";

    private final AgroalDataSource dataSource;

    HeldTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The newest first.
     *
     * @param after the burst behind which the list begins, null for its beginning
     * @throws dev.maeari.web.ProblemException 503
     */
    List<HeldBurst> list(@Nullable UUID after, int most) {
        return select(
                SELECT + " AND l.reason COLLATE \"C\" < ? ORDER BY l.reason COLLATE \"C\" DESC LIMIT ?", select -> {
                    select.setString(1, after == null ? END : HeldBurst.source(after));
                    select.setInt(2, most);
                });
    }

    /**
     * One burst of an article.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    Optional<HeldBurst> find(UUID burst, ArticleId article) {
        return select(SELECT + " AND l.reason = ? AND l.article_id = ?", select -> {
                    select.setString(1, HeldBurst.source(burst));
                    select.setObject(2, article.value());
                })
                .stream()
                .findFirst();
    }

    private interface Arguments {
        void set(PreparedStatement select) throws SQLException;
    }

    private List<HeldBurst> select(String sql, Arguments arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            arguments.set(select);
            try (ResultSet row = select.executeQuery()) {
                List<HeldBurst> bursts = new ArrayList<>();
                while (row.next()) {
                    burst(row).ifPresent(bursts::add);
                }
                return bursts;
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    /** Empty for what somebody else than our ingest has put on the log under such a name. */
    private static Optional<HeldBurst> burst(ResultSet row) throws SQLException {
        Optional<UUID> id = HeldBurst.id(row.getString("reason"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Long added = row.getObject("amount", Long.class);
        return Optional.of(new HeldBurst(
                id.get(),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getLong("n"),
                HeldBurst.since(id.get()),
                added == null ? null : HeldBurst.Decision.of(added),
                added == null ? 0 : added));
    }
}
