package dev.maeari.engagement.ingest;

import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the producer knows its topics, so that no request waits for their metadata. */
@Readiness
@Singleton
class LogReady implements HealthCheck {
    private static final Duration RETRY = Duration.ofMillis(100);

    private final EventLog log;
    private final Roles roles;
    private volatile boolean ready;

    LogReady(EventLog log, Roles roles) {
        this.log = log;
        this.roles = roles;
    }

    void start(@Observes StartupEvent start) {
        if (roles.has(Role.INGEST)) {
            Thread.ofPlatform().name("ingest-metadata").daemon().start(this::learn);
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events can be kept")
                .status(ready || !roles.has(Role.INGEST))
                .build();
    }

    private void learn() {
        try {
            while (!log.knowsTopics()) {
                Thread.sleep(RETRY);
            }
            ready = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
