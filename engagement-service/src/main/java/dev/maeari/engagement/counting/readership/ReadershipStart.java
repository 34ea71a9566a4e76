package dev.maeari.engagement.counting.readership;

import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.engagement.counting.worker.InForce;
import dev.maeari.engagement.counting.worker.PartitioningTable;
import dev.maeari.events.Topics;
import dev.maeari.web.Site;
import dev.maeari.web.Trouble;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Notes visitors where this process counts, by the rule that the site shows; another rule begins anew. */
@Singleton
class ReadershipStart {
    private static final int LOOK_SECONDS = 5;

    private final String bootstrapServers;
    private final Topics topics;
    private final AgroalDataSource dataSource;
    private final Site site;
    private final Roles roles;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("readership-start").daemon().factory());
    private final Trouble trouble = new Trouble("looking for the rule by which visitors are noted");
    private @Nullable Current current;

    private record Current(String pipeline, ReadershipReader reader) {}

    ReadershipStart(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            AgroalDataSource dataSource,
            Site site,
            Roles roles) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.dataSource = dataSource;
        this.site = site;
        this.roles = roles;
    }

    /** The future would tell of a failure, but {@link #look} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void start(@Observes StartupEvent start) {
        if (roles.has(Role.COUNTING)) {
            looking.scheduleWithFixedDelay(this::look, 1, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        looking.shutdownNow();
        if (looking.awaitTermination(LOOK_SECONDS, TimeUnit.SECONDS) && current != null) {
            current.reader().end();
        }
    }

    private void look() {
        try (Connection connection = dataSource.getConnection()) {
            // A process that was told of fewer partitions would pass over what stands in the others, and say it had
            // read it.
            if (isTold(connection)) {
                look(connection);
            } else if (current != null) {
                current.reader().end();
                current = null;
            }
            trouble.over();
        } catch (SQLException | RuntimeException e) {
            trouble.happened(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTold(Connection connection) throws SQLException {
        return PartitioningTable.of(connection)
                .flatMap(known -> PartitioningTable.objection(known, topics))
                .isEmpty();
    }

    private void look(Connection connection) throws SQLException, InterruptedException {
        InForce shown = InForce.of(connection).orElse(null);
        if (shown != null && (current == null || !current.pipeline().equals(shown.pipeline()))) {
            change(shown);
        }
    }

    private void change(InForce shown) throws InterruptedException {
        if (current != null) {
            current.reader().end();
        }
        current = new Current(
                shown.pipeline(),
                new ReadershipReader(
                        bootstrapServers,
                        topics.prefix() + "readership." + shown.pipeline(),
                        topics,
                        new ReadershipTable(dataSource, shown.pipeline()),
                        new ReaderVisits(topics, shown.rule(), site.zone())));
    }
}
