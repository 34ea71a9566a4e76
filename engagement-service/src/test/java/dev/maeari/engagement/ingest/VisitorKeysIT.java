package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.ArticleId;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Days far ahead, so that the service's own key, which is of today, and these do not meet. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class VisitorKeysIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private static final Visit VISIT = new Visit(List.of("192.0.2.1", "Firefox"));

    @Inject
    AgroalDataSource dataSource;

    private Instant now = Instant.parse("2099-11-24T12:00:00Z");
    private final InstantSource clock = () -> now;

    @AfterEach
    void leaveTheTableToTheService() throws SQLException {
        execute("TRUNCATE visitor_keys");
    }

    @Test
    void two_instances_agree_on_the_day_s_visitors() throws SQLException {
        // Given
        VisitorKey one = instance().agreed();

        // When
        VisitorKey other = instance().agreed();

        // Then
        assertThat(other.visitor(VISIT, ARTICLE)).isEqualTo(one.visitor(VISIT, ARTICLE));
    }

    @Test
    void at_the_change_the_visitors_are_others_and_the_old_key_is_gone() throws SQLException {
        // Given
        VisitorKeys instance = instance();
        VisitorKey yesterday = instance.agreed();
        now = yesterday.day().end();

        // When
        VisitorKey today = instance.agreed();

        // Then
        assertThat(today.visitor(VISIT, ARTICLE)).isNotEqualTo(yesterday.visitor(VISIT, ARTICLE));
        assertThat(days()).containsExactly("2099-11-25");
    }

    @Test
    void who_reads_the_table_for_long_keeps_nobody_from_the_day_s_key() throws SQLException {
        // Given
        VisitorKeys instance = instance();
        now = instance.agreed().day().end();
        try (Connection dump = dataSource.getConnection();
                Statement reads = dump.createStatement()) {
            dump.setAutoCommit(false);
            reads.execute("SELECT FROM visitor_keys");

            // When
            assertThatThrownBy(instance::agreed).hasMessageContaining("lock timeout");

            // Then
            assertThat(instance.held()).isNotNull();
            dump.rollback();
        }
        instance.agreed();
        assertThat(days()).containsExactly("2099-11-25");
    }

    @Test
    void a_key_of_yesterday_is_not_used_for_a_moment_longer() throws SQLException {
        // Given
        VisitorKeys instance = instance();
        VisitorKey yesterday = instance.agreed();

        // When
        now = yesterday.day().end();

        // Then
        assertThat(instance.held()).isNull();
    }

    @Test
    void who_holds_the_key_puts_it_back_when_a_crash_has_emptied_the_table() throws SQLException {
        // Given
        VisitorKeys instance = instance();
        VisitorKey before = instance.agreed();
        execute("TRUNCATE visitor_keys");

        // When
        instance.agreed();

        // Then
        assertThat(instance().agreed().visitor(VISIT, ARTICLE)).isEqualTo(before.visitor(VISIT, ARTICLE));
    }

    @Test
    void the_row_wins_over_what_an_instance_holds() throws SQLException {
        // Given
        VisitorKeys late = instance();
        late.agreed();
        execute("TRUNCATE visitor_keys");
        VisitorKey first = instance().agreed();

        // When
        VisitorKey agreed = late.agreed();

        // Then
        assertThat(agreed.visitor(VISIT, ARTICLE)).isEqualTo(first.visitor(VISIT, ARTICLE));
    }

    @Test
    void the_keys_are_in_no_write_ahead_log() throws SQLException {
        assertThat(texts("SELECT relpersistence FROM pg_class WHERE relname = 'visitor_keys'"))
                .containsExactly("u");
    }

    private VisitorKeys instance() {
        return new VisitorKeys(dataSource, clock, SEOUL, true);
    }

    private List<String> days() throws SQLException {
        return texts("SELECT day::text FROM visitor_keys ORDER BY day");
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
