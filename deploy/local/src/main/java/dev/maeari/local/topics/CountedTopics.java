package dev.maeari.local.topics;

import dev.maeari.embedded.Postgres;
import dev.maeari.embedded.PostgresSettings;
import dev.maeari.local.DataFolder;
import dev.maeari.local.Failure;
import dev.maeari.local.Secrets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * What counting knows of the topics: it stops before one of another id, since that is another log. A topic that was filled
 * from a copy has another id and is the same log.
 */
public final class CountedTopics {
    private static final List<String> TABLES = List.of("progress", "checkpoint_positions");

    private final DataFolder data;

    private CountedTopics(DataFolder data) {
        this.data = data;
    }

    /** Those that a local system has counted; it must be down. */
    public static CountedTopics of(DataFolder data) {
        return new CountedTopics(data);
    }

    /** Tells the tables of counting that these topics (old id, new id) are the same. */
    public void follow(Map<String, String> ids) {
        if (!Files.exists(data.postgres().resolve("data"))) {
            return;
        }
        Secrets secrets = Secrets.of(data, () -> 0);
        PostgresSettings settings = new PostgresSettings(0, secrets.postgres(), data.programs(), true);
        try (Postgres postgres = Postgres.start(data.postgres(), settings);
                Connection connection = postgres.connect("engagement");
                Statement statement = connection.createStatement()) {
            if (isCounting(statement)) {
                for (String one : statements(ids)) {
                    statement.execute(one);
                }
            }
        } catch (SQLException e) {
            throw new Failure("can't tell counting of the new topics: " + e.getMessage(), e);
        }
    }

    /** The same for the database of a system elsewhere. */
    public static List<String> statements(Map<String, String> ids) {
        return ids.entrySet().stream()
                .flatMap(id -> TABLES.stream()
                        .flatMap(table -> Stream.of("UPDATE %s SET topic_id = '%s' WHERE topic_id = '%s'"
                                .formatted(table, uuid(id.getValue()), uuid(id.getKey())))))
                .toList();
    }

    private static boolean isCounting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('public.checkpoint_positions') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static UUID uuid(String kafkas) {
        Uuid id = Uuid.fromString(kafkas);
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
