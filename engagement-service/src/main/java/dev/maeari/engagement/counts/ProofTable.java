package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far an article's partitions are counted, and when that was proved. */
@Singleton
class ProofTable {
    private static final String SELECT = """
            SELECT topic || '/' || partition, position, rule, proved_at
            FROM progress p LEFT JOIN proofs f USING (pipeline, topic, partition)
            WHERE partition = ? AND pipeline =\s""" + ShownPipeline.NAME;

    private final AgroalDataSource dataSource;
    private final Topics topics;

    ProofTable(AgroalDataSource dataSource, Topics topics) {
        this.dataSource = dataSource;
        this.topics = topics;
    }

    /**
     * The proof of an article's numbers.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    Proof of(ArticleId article) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setInt(1, topics.partition(article));
            try (ResultSet row = select.executeQuery()) {
                return proof(row);
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    private static Proof proof(ResultSet row) throws SQLException {
        Map<String, Long> positions = new TreeMap<>();
        Integer rule = null;
        Instant oldest = Instant.MAX;
        boolean all = true;
        while (row.next()) {
            positions.put(row.getString(1), row.getLong(2));
            rule = row.getInt(3);
            @Nullable OffsetDateTime proved = row.getObject(4, OffsetDateTime.class);
            if (proved == null) {
                all = false;
            } else if (proved.toInstant().isBefore(oldest)) {
                oldest = proved.toInstant();
            }
        }
        return new Proof(positions, rule, all && !positions.isEmpty() ? oldest : null);
    }
}
