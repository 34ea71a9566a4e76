package dev.maeari.engagement.counting.recounting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.RuleText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The recounts that were asked for.
 *
 * <pre>
 * waiting ──▶ running ──▶ done
 *                └──────▶ failed: it could not be done, or who ran it is gone
 * </pre>
 */
final class Recounts {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String COLUMNS =
            "id, state, repair, rule, requested_by, created_at, started_at, ended_at, done, total, failure, ";
    /** A report may be of megabytes. */
    private static final String WITHOUT_REPORT = COLUMNS + "NULL";

    private static final String WHOLE = COLUMNS + "report";

    private final DataSource dataSource;

    Recounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(Order order, Instant now) throws SQLException {
        @Nullable Rule rule = order.rule();
        execute(
                "INSERT INTO recounts (id, state, repair, rule, requested_by, created_at)"
                        + " VALUES (?, 'waiting', ?, ?, ?, ?)",
                order.id(),
                order.repair(),
                rule == null ? null : RuleText.of(rule),
                order.by(),
                Checkpoints.time(now));
    }

    /** Whether there is anything that somebody should do or look after. */
    boolean any() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM recounts WHERE state IN ('waiting', 'running'))");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Those that are called running while nobody can be running any. */
    void orphaned(Instant now) throws SQLException {
        execute(
                "UPDATE recounts SET state = 'failed', ended_at = ?, failure = ? WHERE state = 'running'",
                Checkpoints.time(now),
                "the process that ran it has ended");
    }

    /** Takes the one that waits longest. */
    Optional<Order> take(Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE recounts SET state = 'running', started_at = ? WHERE id =
                            (SELECT id FROM recounts WHERE state = 'waiting' ORDER BY created_at, id LIMIT 1)
                        RETURNING id, repair, rule, requested_by""")) {
            update.setObject(1, Checkpoints.time(now));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Order(
                                row.getObject(1, UUID.class), row.getBoolean(2), rule(row, 3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    void progress(Order order, long done, long total) throws SQLException {
        execute("UPDATE recounts SET done = ?, total = ? WHERE id = ? AND state = 'running'", done, total, order.id());
    }

    void done(Order order, Report report, Instant now) throws SQLException {
        execute(
                "UPDATE recounts SET state = 'done', ended_at = ?, differences = ?, report = ?, done = ?, total = ?"
                        + " WHERE id = ? AND state = 'running'",
                Checkpoints.time(now),
                report.left(),
                json(report),
                report.events(),
                report.events(),
                order.id());
    }

    void failed(Order order, String why, Instant now) throws SQLException {
        execute(
                "UPDATE recounts SET state = 'failed', ended_at = ?, failure = ? WHERE id = ? AND state = 'running'",
                Checkpoints.time(now),
                why,
                order.id());
    }

    Optional<RecountView> find(UUID id) throws SQLException {
        return select(WHOLE, "WHERE id = ?", id).stream().findFirst();
    }

    /** The newest, without their reports. */
    List<RecountView> list(int limit) throws SQLException {
        return select(WITHOUT_REPORT, "ORDER BY created_at DESC, id LIMIT ?", limit);
    }

    private List<RecountView> select(String columns, String which, Object parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + columns + " FROM recounts " + which)) {
            select.setObject(1, parameter);
            List<RecountView> views = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    views.add(new RecountView(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getBoolean(3),
                            read(row.getString(4), com.fasterxml.jackson.databind.JsonNode.class),
                            row.getString(5),
                            Checkpoints.instant(row, 6),
                            row.getObject(7) == null ? null : Checkpoints.instant(row, 7),
                            row.getObject(8) == null ? null : Checkpoints.instant(row, 8),
                            new RecountView.Progress(row.getLong(9), row.getLong(10)),
                            row.getString(11),
                            read(row.getString(12), Report.class)));
                }
            }
            return views;
        }
    }

    private void execute(String statement, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    private static @Nullable Rule rule(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : RuleText.read(text);
    }

    private static String json(Report report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that is no JSON", e);
        }
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is no " + type.getSimpleName(), e);
        }
    }
}
