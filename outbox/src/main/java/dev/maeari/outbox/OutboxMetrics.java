package dev.maeari.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What waits to be sent, and for how long; read from the table when somebody asks. */
@ApplicationScoped
class OutboxMetrics {
    private final MeterRegistry registry;
    private final AgroalDataSource dataSource;

    OutboxMetrics(MeterRegistry registry, AgroalDataSource dataSource) {
        this.registry = registry;
        this.dataSource = dataSource;
    }

    void register() {
        Gauge.builder("maeari.outbox.pending", () -> number("SELECT count(*) FROM outbox"))
                .description("Records that wait to be sent to Kafka")
                .register(registry);
        Gauge.builder(
                        "maeari.outbox.oldest.seconds",
                        () -> number("SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox"))
                .description("How long the oldest record has waited, in seconds")
                .register(registry);
    }

    /** NaN, which Prometheus shows as a gap, when the database can't say. */
    private double number(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
