package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.Progress;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Outbox;
import dev.maeari.outbox.Traces;
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
    private final Traces traces;
    private final ProgressBoard board;
    private volatile @Nullable Supervisor supervisor;

    CountingStart(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            AgroalDataSource dataSource,
            Outbox outbox,
            EngagementMetrics metrics,
            Clock clock,
            CountingConfig config,
            Roles roles,
            Traces traces) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config;
        this.roles = roles;
        this.traces = traces;
        this.board = new ProgressBoard(dataSource);
    }

    @Produces
    @Singleton
    Progress progress() {
        return board;
    }

    void start(@Observes StartupEvent start) {
        if (roles.has(Role.COUNTING)) {
            Measures measures = new Measures(metrics, clock, topics);
            Rulebook rules =
                    Rulebook.beginningWith(config.rule().map(RuleText::read).orElse(Rule.BUILT_IN));
            CountingProcess.Surroundings around = new CountingProcess.Surroundings(
                    bootstrapServers,
                    topics,
                    dataSource,
                    outbox::wake,
                    measures,
                    clock,
                    board,
                    new Causes(traces),
                    Map.of());
            Supervisor starting = new Supervisor(
                    dataSource,
                    (pipeline, standing, partitioning) -> new CountingProcess(
                            around, CountingProcess.Manner.of(pipeline, config.poll(), rules, partitioning), standing),
                    rules,
                    new Swapping(dataSource),
                    new Sweeping(dataSource),
                    new Unreadable(measures, topics));
            supervisor = starting;
            starting.start();
        }
    }

    @Override
    public HealthCheckResponse call() {
        Supervisor started = supervisor;
        return HealthCheckResponse.named("counting runs")
                .status(started == null || started.alive())
                .build();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        Supervisor started = supervisor;
        if (started != null) {
            started.end();
        }
        board.close();
    }
}
