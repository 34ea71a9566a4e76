package dev.maeari.local.topics;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.local.Failure;
import dev.maeari.local.topics.Kept.GroupPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * One broker and the topics of one site there.
 *
 * @param prefix of the topics' names
 */
public record BrokerAccess(String servers, String prefix, Admin admin) implements AutoCloseable {
    /** The one at that address. */
    public static BrokerAccess of(String servers, String prefix) {
        try {
            return new BrokerAccess(servers, prefix, KafkaAccess.admin(servers, Map.of()));
        } catch (KafkaException e) {
            // What its cause says is about the name of the broker, or what the environment says of TLS.
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new Failure("can't speak to Kafka at %s: %s".formatted(servers, why.getMessage()), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    /** All declared topics by their names without prefix, dead letters included. */
    Map<String, TopicState> topics() {
        List<Topic> declared = Topic.ALL.stream()
                .flatMap(topic -> Stream.of(topic, topic.dead()))
                .toList();
        Map<String, TopicDescription> described = got(admin.describeTopics(
                        declared.stream().map(t -> prefix + t.name()).toList())
                .allTopicNames());
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(described.values(), OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(described.values(), OffsetSpec.latest());
        Map<String, TopicState> found = new TreeMap<>();
        for (Topic topic : declared) {
            TopicDescription one = Objects.requireNonNull(described.get(prefix + topic.name()));
            found.put(
                    topic.name(),
                    new TopicState(
                            one.topicId().toString(),
                            "compact".equals(topic.config().get("cleanup.policy")),
                            inOrder(one, starts),
                            inOrder(one, ends)));
        }
        return found;
    }

    /** How far groups have come in these topics. */
    Map<String, Map<String, GroupPosition>> groups() {
        Map<String, ListConsumerGroupOffsetsSpec> all = got(admin.listGroups().all()).stream()
                .filter(group -> group.type()
                        .map(type -> type == GroupType.CLASSIC || type == GroupType.CONSUMER)
                        .orElse(true))
                .collect(Collectors.toMap(group -> group.groupId(), group -> new ListConsumerGroupOffsetsSpec()));
        Map<String, Map<String, GroupPosition>> groups = new TreeMap<>();
        if (!all.isEmpty()) {
            got(admin.listConsumerGroupOffsets(all).all()).forEach((group, offsets) -> {
                Map<String, GroupPosition> positions = new TreeMap<>();
                offsets.forEach((place, offset) -> {
                    if (offset != null && place.topic().startsWith(prefix)) {
                        positions.put(
                                place.topic().substring(prefix.length()) + "/" + place.partition(),
                                new GroupPosition(offset.offset(), offset.metadata()));
                    }
                });
                if (!positions.isEmpty()) {
                    groups.put(group, positions);
                }
            });
        }
        return groups;
    }

    /** Sets how far a group has come. */
    void position(String group, Map<TopicPartition, OffsetAndMetadata> positions) {
        got(admin.alterConsumerGroupOffsets(group, positions).all());
    }

    /** Makes those that are not there. */
    void create(Topics topics) {
        Collection<String> there = got(admin.listTopics().names());
        List<NewTopic> missing = topics.toCreate().stream()
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        got(admin.createTopics(missing).all());
    }

    /** Whether the broker keeps the times that come with records, or stamps them as they come. */
    void stamping(Topics topics, boolean byBroker) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (NewTopic topic : topics.toCreate()) {
            String declared = topic.configs().get("message.timestamp.type");
            if (declared != null) {
                changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("message.timestamp.type", byBroker ? declared : "CreateTime"),
                                AlterConfigOp.OpType.SET)));
            }
        }
        got(admin.incrementalAlterConfigs(changes).all());
    }

    /** Deletes what is before an offset. */
    void deleteBefore(TopicPartition place, long offset) {
        got(admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return KafkaAccess.consumer(
                servers, "maeari-topics", Map.of("auto.offset.reset", "none", "max.poll.records", "5000"));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return KafkaAccess.producer(
                servers,
                "maeari-topics",
                Map.of(
                        "compression.type", "lz4",
                        "linger.ms", "20",
                        "batch.size", "262144",
                        "max.request.size", "2097152"));
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicDescription> topics, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach(topic -> topic.partitions()
                .forEach(info -> wanted.put(new TopicPartition(topic.name(), info.partition()), spec)));
        return got(admin.listOffsets(wanted).all());
    }

    private static List<Long> inOrder(TopicDescription topic, Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .map(place -> Objects.requireNonNull(offsets.get(place)).offset())
                .toList();
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new Failure("Kafka refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
