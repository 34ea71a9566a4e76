package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/** Asks the broker. */
final class BrokerTopicIds implements TopicIds {
    private final Admin admin;
    private final Topics topics;

    BrokerTopicIds(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    @Override
    public Map<LogPartition, UUID> of(Collection<LogPartition> partitions, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> names = partitions.stream()
                .map(partition -> topics.name(partition.topic()))
                .distinct()
                .toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        Map<LogPartition, UUID> ids = new HashMap<>();
        for (LogPartition partition : partitions) {
            Uuid id = Objects.requireNonNull(described.get(topics.name(partition.topic())))
                    .topicId();
            ids.put(partition, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        }
        return ids;
    }
}
