package dev.maeari.web.sessions;

import dev.maeari.events.EndedSession;
import dev.maeari.events.Topics;
import dev.maeari.web.tail.LogTail;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the ended sessions as {@link Topics#SESSIONS} tells of them; not ready before its first full read. */
@Readiness
@Singleton
class EndedSessionsReader implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(EndedSessionsReader.class);

    private final EndedSessions sessions;
    private final Optional<String> bootstrapServers;
    private final Instance<Topics> topics;
    private final boolean wanted;
    private volatile @Nullable LogTail tail;

    EndedSessionsReader(
            EndedSessions sessions,
            @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> bootstrapServers,
            Instance<Topics> topics,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean signIn,
            @ConfigProperty(name = "quarkus.oidc.application-type") String type) {
        this.sessions = sessions;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        // Who takes bearer tokens alone has no sessions.
        this.wanted = signIn && !"service".equals(type);
    }

    void start(@Observes StartupEvent start) {
        if (wanted) {
            tail = new LogTail(
                    bootstrapServers.orElseThrow(), topics.get(), Topics.SESSIONS, LogTail.From.BEGINNING, this::read);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        LogTail running = tail;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public HealthCheckResponse call() {
        LogTail running = tail;
        return HealthCheckResponse.named("ended sessions are known")
                .status(running == null ? !wanted : running.ready())
                .withData("sessions", sessions.size())
                .build();
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        EndedSession.of(record)
                .ifPresentOrElse(
                        ended -> sessions.add(ended, Instant.ofEpochMilli(record.timestamp())),
                        () -> LOG.warnf(
                                "a record is no ended session and is passed over topic=%s partition=%d offset=%d",
                                record.topic(), record.partition(), record.offset()));
    }
}
