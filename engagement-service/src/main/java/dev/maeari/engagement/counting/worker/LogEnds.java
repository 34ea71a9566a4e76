package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where the log begins and ends, for those who ask how far it is counted. */
@Singleton
public class LogEnds {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Topics topics;
    private @Nullable Admin admin;

    LogEnds(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, Topics topics) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
    }

    /** The offset of the next record of each partition that is counted. */
    Map<LogPartition, Long> now() throws ExecutionException, TimeoutException, InterruptedException {
        return asked(admin(), topics).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The offset of the first record that is left of each. */
    Map<LogPartition, Long> begins() throws ExecutionException, TimeoutException, InterruptedException {
        return asked(admin(), topics, OffsetSpec.earliest()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same for who has a client already. */
    public static KafkaFuture<Map<LogPartition, Long>> asked(Admin admin, Topics topics) {
        return asked(admin, topics, OffsetSpec.latest());
    }

    private static KafkaFuture<Map<LogPartition, Long>> asked(Admin admin, Topics topics, OffsetSpec where) {
        Map<TopicPartition, LogPartition> places = places(topics);
        return admin.listOffsets(places.keySet().stream().collect(Collectors.toMap(place -> place, place -> where)))
                .all()
                .thenApply(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                one -> places.get(one.getKey()),
                                one -> one.getValue().offset())));
    }

    /** The partitions that are counted, by where they stand at the broker. */
    public static Map<TopicPartition, LogPartition> places(Topics topics) {
        return LogPartition.all(topics.partitions()).stream()
                .collect(Collectors.toMap(
                        one -> new TopicPartition(topics.name(one.topic()), one.number()), one -> one));
    }

    /** Made when somebody asks for the first time, which few processes ever are. */
    private synchronized Admin admin() {
        Admin made = admin;
        if (made == null) {
            made = Clients.admin(bootstrapServers);
            admin = made;
        }
        return made;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
