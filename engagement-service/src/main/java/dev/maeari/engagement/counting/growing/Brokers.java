package dev.maeari.engagement.counting.growing;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.worker.LogEnds;
import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What Kafka is asked when partitions are added. */
final class Brokers implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final Topics topics;

    Brokers(String bootstrapServers, Topics topics) {
        this.topics = topics;
        this.admin = KafkaAccess.admin(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        "maeari-growing",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000));
    }

    /** The offset of the next record of each partition that is counted. */
    Map<LogPartition, Long> ends() {
        return got(LogEnds.asked(admin, topics));
    }

    /** Whether a group that reads some of it has come to these ends. One that never did reads none of it. */
    boolean isRead(String group, Map<LogPartition, Long> ends) {
        Map<TopicPartition, LogPartition> places = LogEnds.places(topics);
        Map<TopicPartition, OffsetAndMetadata> committed =
                got(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return committed.entrySet().stream()
                .filter(one -> one.getValue() != null && places.containsKey(one.getKey()))
                .allMatch(one -> one.getValue().offset() >= Objects.requireNonNull(ends.get(places.get(one.getKey()))));
    }

    /** The groups of this publication that go on reading in the order of the log. */
    Iterable<String> readers(String pipeline) {
        return got(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(topics.prefix() + "notifications.")
                        || group.equals(topics.prefix() + "readership." + pipeline))
                .toList();
    }

    /** Adds what is missing to all topics, those for dead letters included. */
    void grow(int partitions) {
        Map<String, NewPartitions> missing = got(
                        admin.describeTopics(topics.names()).allTopicNames())
                .values()
                .stream()
                .filter(topic -> topic.partitions().size() < partitions)
                .collect(Collectors.toMap(topic -> topic.name(), topic -> NewPartitions.increaseTo(partitions)));
        if (!missing.isEmpty()) {
            got(admin.createPartitions(missing).all());
        }
    }

    /** Whether all topics have them. */
    boolean has(int partitions) {
        return got(admin.describeTopics(topics.names()).allTopicNames()).values().stream()
                .allMatch(topic -> topic.partitions().size() == partitions);
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new Refused("Kafka refused: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }
}
