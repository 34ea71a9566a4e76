package dev.maeari.notifications.delivering;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows whether all that the articles topic holds has been read, by whichever process: what is committed is settled. */
@ApplicationScoped
class ArticlesTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> ends;

    ArticlesTopic(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "mp.messaging.incoming.articles.group.id") String group,
            Topics topics) {
        String name = topics.name(Topic.ARTICLES);
        this.group = group;
        ends = IntStream.range(0, topics.partitions())
                .mapToObj(partition -> new TopicPartition(name, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        admin = KafkaAccess.admin(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.dividedBy(2).toMillis()));
    }

    /**
     * Whether the tables know of every change that was on the topic when this was called.
     *
     * @throws IllegalStateException if the broker can't be asked
     */
    boolean isReadToItsEnd() throws InterruptedException {
        try {
            Map<TopicPartition, Long> toRead = admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return toRead.entrySet().stream().allMatch(end -> end.getValue() <= position(read, end.getKey()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker can't be asked how far the articles topic has been read", e);
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /** Nothing is committed for a partition that was always empty. */
    private static long position(Map<TopicPartition, OffsetAndMetadata> read, TopicPartition partition) {
        OffsetAndMetadata committed = read.get(partition);
        return committed == null ? 0 : committed.offset();
    }
}
