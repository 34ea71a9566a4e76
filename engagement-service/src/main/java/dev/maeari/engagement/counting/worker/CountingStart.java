package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.Progress;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Starts counting with the service, where it is switched on; tells of progress everywhere, and whether it lives. */
@Default
@Liveness
@Singleton
class CountingStart implements HealthCheck {
    private final String bootstrapServers;
    private final Topics topics;
    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final EngagementMetrics metrics;
    private final Clock clock;
    private final CountingConfig config;
    private final Roles roles;
    private final ProgressBoard board;
    private volatile @Nullable CountingProcess process;

    CountingStart(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            AgroalDataSource dataSource,
            Outbox outbox,
            EngagementMetrics metrics,
            Clock clock,
            CountingConfig config,
            Roles roles) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config;
        this.roles = roles;
        this.board = new ProgressBoard(dataSource, config.pipeline());
    }

    @Produces
    @Singleton
    Progress progress() {
        return board;
    }

    void start(@Observes StartupEvent start) {
        if (roles.has(Role.COUNTING)) {
            process = new CountingProcess(
                    new CountingProcess.Surroundings(
                            bootstrapServers, topics, dataSource, outbox::wake, metrics, clock, board, Map.of()),
                    CountingProcess.Manner.of(config.pipeline(), config.poll()));
        }
    }

    @Override
    public HealthCheckResponse call() {
        CountingProcess started = process;
        return HealthCheckResponse.named("counting runs")
                .status(started == null || started.alive())
                .build();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        CountingProcess started = process;
        if (started != null) {
            started.end();
        }
        board.close();
    }
}
