package dev.maeari.articles;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.TraceParent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of articles as a stranger reads it: from the beginning, to its end at that moment. */
public record ArticleLog(String bootstrapServers, Topics topics) {

    /** All events of one article, in order. */
    public List<ArticleEvent> of(String articleId) {
        EventCodec codec = new EventCodec(topics);
        return records(articleId).stream()
                .map(record -> (ArticleEvent) ((Decoded.Known) codec.decode(Topic.ARTICLES, record)).event())
                .toList();
    }

    /** The traced requests that they name. */
    public List<TraceParent> causes(String articleId) {
        return records(articleId).stream()
                .map(record -> TraceParent.of(record.headers()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String articleId) {
        EventCodec codec = new EventCodec(topics);
        List<TopicPartition> partitions = IntStream.range(0, topics.partitions())
                .mapToObj(p -> new TopicPartition(topics.name(Topic.ARTICLES), p))
                .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (codec.decode(Topic.ARTICLES, record) instanceof Decoded.Known known
                            && known.event().articleId().toString().equals(articleId)) {
                        records.add(record);
                    }
                }
            }
        }
        return records;
    }
}
