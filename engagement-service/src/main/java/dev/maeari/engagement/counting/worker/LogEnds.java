package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How long the log is, for those who ask how far it is counted. */
@Singleton
class LogEnds {
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
        Map<TopicPartition, LogPartition> partitions = new HashMap<>();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : Counter.topics()) {
            for (int number = 0; number < topics.partitions(); number++) {
                TopicPartition partition = new TopicPartition(topics.name(topic), number);
                partitions.put(partition, new LogPartition(topic, number));
                asked.put(partition, OffsetSpec.latest());
            }
        }
        Map<LogPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : admin().listOffsets(asked)
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .entrySet()) {
            ends.put(partitions.get(end.getKey()), end.getValue().offset());
        }
        return ends;
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
