package dev.maeari.outbox;

import dev.maeari.events.EventCodec;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.TopicCheck;
import dev.maeari.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives every bean the topics of the deployment, and refuses to start where the broker's differ from them. */
@Singleton
class TopicsAtStart {
    /** Before anything reads or writes a topic. */
    private static final int FIRST = 1;

    private final String bootstrapServers;

    TopicsAtStart(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Produces
    @Singleton
    Topics topics(TopicsConfig config) {
        return new Topics(
                config.prefix(),
                config.partitions(),
                config.replication(),
                config.viewsRetention().orElse(null),
                config.formerPartitions().orElse(List.of()));
    }

    @Produces
    @Singleton
    EventCodec codec(Topics topics) {
        return new EventCodec(topics);
    }

    void check(@Observes @Priority(FIRST) StartupEvent start, Topics topics) throws InterruptedException {
        try (Admin admin = KafkaAccess.admin(bootstrapServers, Map.of())) {
            List<String> differences = TopicCheck.differences(admin, topics);
            if (!differences.isEmpty()) {
                throw new IllegalStateException("The topics are not as declared: " + String.join("; ", differences));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " can't be asked for its topics", e);
        }
    }
}
