package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Rows from before rows said their partition are given that by which Kafka has placed their article. */
class PartitionMigrationIT {
    private static final int PARTITIONS = 11;
    /** Under what names no article of its partition. */
    private static final int NOBODYS = 3;

    @Test
    void rows_of_old_get_the_partition_of_their_article() {
        // Given
        var database = EmbeddedStack.shared().database("partition-migration");
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("db/migration");
        flyway.target("4.4").load().migrate();
        try (TestData data = new TestData(database)) {
            Tables tables = new Tables(data);
            tables.execute("INSERT INTO pipelines (name, rule, shown) VALUES ('main', '{}', true)");
            tables.execute(
                    "INSERT INTO progress SELECT 'main', 'views', n, uuidv7(), 1, 1, 0, 0 FROM generate_series(0, %d) n"
                            .formatted(PARTITIONS - 1));
            tables.execute("INSERT INTO ledger SELECT 'main', gen_random_uuid(), 'views', 'counted', 1"
                    + " FROM generate_series(1, 500)");
            tables.execute("INSERT INTO ledger VALUES ('main', '%s', 'views', 'dead-letter', 1)"
                    .formatted(new UUID(0, NOBODYS)));
            tables.execute("INSERT INTO members SELECT pipeline, article_id, 'likes', article_id, true, 1 FROM ledger");
            // When
            flyway.target("latest").load().migrate();
            // Then
            Map<String, String> wanted = new TreeMap<>();
            Map<String, String> found = tables.map("SELECT article_id::text, partition::text FROM ledger");
            found.keySet()
                    .forEach(id -> wanted.put(
                            id, Integer.toString(Topic.partition(new ArticleId(UUID.fromString(id)), PARTITIONS))));
            wanted.put(new UUID(0, NOBODYS).toString(), Integer.toString(NOBODYS));
            assertThat(found).hasSize(501).isEqualTo(wanted);
            assertThat(tables.map("SELECT article_id::text, partition::text FROM members"))
                    .isEqualTo(wanted);
        }
    }
}
