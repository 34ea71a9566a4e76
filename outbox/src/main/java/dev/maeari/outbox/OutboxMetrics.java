package dev.maeari.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What waits to be sent, and for how long. */
@ApplicationScoped
class OutboxMetrics {
    private final MeterRegistry registry;
    private final AgroalDataSource dataSource;
    private final LookedUp<Waiting> waiting = new LookedUp<>("outbox-metrics", new Waiting(0, 0), this::look);

    private record Waiting(double rows, double oldestSeconds) {}

    OutboxMetrics(MeterRegistry registry, AgroalDataSource dataSource) {
        this.registry = registry;
        this.dataSource = dataSource;
    }

    void register() {
        Gauge.builder("maeari.outbox.pending", () -> waiting.number(Waiting::rows))
                .description("Records that wait to be sent to Kafka")
                .register(registry);
        Gauge.builder("maeari.outbox.oldest.seconds", () -> waiting.number(Waiting::oldestSeconds))
                .description("How long the oldest record has waited, in seconds")
                .register(registry);
        waiting.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        waiting.stop();
    }

    private Waiting look() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Waiting(row.getDouble(1), row.getDouble(2));
        }
    }
}
