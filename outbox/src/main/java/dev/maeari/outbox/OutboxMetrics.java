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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * What waits to be sent, and for how long. A thread of its own looks every few seconds: who asks for metrics gets them also
 * while the database hangs, which is when they are needed.
 */
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final int LOOK_SECONDS = 2;
    private static final long OLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final MeterRegistry registry;
    private final AgroalDataSource dataSource;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox-metrics").daemon().factory());
    private volatile Waiting waiting = new Waiting(0, 0, System.nanoTime());

    /** What the table had at a moment of {@link System#nanoTime}. */
    private record Waiting(double rows, double oldestSeconds, long at) {}

    OutboxMetrics(MeterRegistry registry, AgroalDataSource dataSource) {
        this.registry = registry;
        this.dataSource = dataSource;
    }

    /** The future would tell of a failure, but {@link #look} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void register() {
        Gauge.builder("maeari.outbox.pending", () -> known(waiting, Waiting::rows))
                .description("Records that wait to be sent to Kafka")
                .register(registry);
        Gauge.builder("maeari.outbox.oldest.seconds", () -> known(waiting, Waiting::oldestSeconds))
                .description("How long the oldest record has waited, in seconds")
                .register(registry);
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.shutdownNow();
    }

    /** NaN, which Prometheus shows as a gap, when the database could not say for a while. */
    private static double known(Waiting waiting, ToDoubleFunction<Waiting> number) {
        return System.nanoTime() - waiting.at() > OLD_NANOS ? Double.NaN : number.applyAsDouble(waiting);
    }

    private void look() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox""");
                ResultSet row = select.executeQuery()) {
            row.next();
            waiting = new Waiting(row.getDouble(1), row.getDouble(2), System.nanoTime());
        } catch (SQLException | RuntimeException e) {
            LOG.debug("nobody says what waits in the outbox", e);
        }
    }
}
