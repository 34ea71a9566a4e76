package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.events.ArticleId;
import dev.maeari.events.ReaderId;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who likes what, as counting has made it of the log. */
@Singleton
class LikesTable {
    private static final String SELECT = """
            SELECT present FROM members
            WHERE article_id = ? AND counter = 'likes' AND member = ? AND pipeline =\s""" + ShownPipeline.NAME;

    private final AgroalDataSource dataSource;

    LikesTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    boolean likes(ReaderId reader, ArticleId article) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, article.value());
            select.setObject(2, reader.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean("present");
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }
}
