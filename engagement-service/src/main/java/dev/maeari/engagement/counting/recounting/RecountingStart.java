package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.events.Topics;
import dev.maeari.web.Site;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Starts proving with the service, and tells how proofs stand. */
@Singleton
class RecountingStart {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGER_PAUSE = Duration.ofSeconds(15);

    private final Surroundings around;
    private final Snapshot snapshot;
    private final RecountingConfig config;
    private final List<Loop> loops = new ArrayList<>();
    private volatile ProofsTable.Health health = new ProofsTable.Health(0, 0, 0);
    private @Nullable Loop recounting;

    RecountingStart(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            AgroalDataSource dataSource,
            Clock clock,
            Site site,
            RecountingConfig config,
            EngagementMetrics metrics) {
        this.around =
                new Surroundings(bootstrapServers, topics, dataSource, clock, site.zone(), new Late(config.patience()));
        this.snapshot = new Snapshot(dataSource);
        this.config = config;
        metrics.gauge(
                "maeari.recount.differences",
                "Numbers that the last recount found to be wrong and did not repair",
                () -> health.recounted());
        metrics.gauge(
                "maeari.proof.differences",
                "Numbers that the proof in the background found to be wrong",
                () -> health.differences());
        metrics.gauge("maeari.proof.age.seconds", "How old the oldest proof of a partition is", () -> health.age());
    }

    void start(@Observes StartupEvent start) {
        if (!config.enabled()) {
            return;
        }
        Checkpointing checkpointing = new Checkpointing(around, config.checkpoints());
        BackgroundProof proof = new BackgroundProof(around);
        Recounting recounts = new Recounting(around, () -> now(checkpointing));
        recounting = new Loop("recounting", PAUSE, recounts::look);
        loops.add(recounting);
        loops.add(new Loop("checkpoints", LONG_PAUSE, () -> {
            checkpointing.look();
            look();
        }));
        loops.add(new Loop("proof", LONGER_PAUSE, proof::look));
    }

    /** A recount was asked for. */
    void wake() {
        Loop loop = recounting;
        if (loop != null) {
            loop.wake();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        loops.forEach(Loop::close);
    }

    private void look() throws SQLException, InterruptedException {
        Optional<Pipeline> pipeline = snapshot.read(Pipeline::shown);
        if (pipeline.isPresent()) {
            health = snapshot.read(
                    open -> ProofsTable.health(open, pipeline.get().name()));
        }
    }

    private static void now(Checkpointing checkpointing) {
        try {
            checkpointing.now();
        } catch (SQLException e) {
            throw new IllegalStateException("no checkpoint was taken after a repair", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
