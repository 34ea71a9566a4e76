package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the three topics from their beginning and computes what every count must be, from the published rules alone: it
 * uses no class of the services. What it says is what the pages have to show (I1).
 */
final class IndependentReader {
    private static final long VISIT_GAP_MILLIS = Duration.ofMinutes(30).toMillis();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrapServers;
    private final String prefix;
    private final boolean repeatsCount;

    private IndependentReader(Status.Kafka kafka, boolean repeatsCount) {
        this.bootstrapServers = kafka.bootstrapServers();
        this.prefix = kafka.topicPrefix();
        this.repeatsCount = repeatsCount;
    }

    /** By the rules. */
    static IndependentReader of(Status.Kafka kafka) {
        return new IndependentReader(kafka, false);
    }

    /** A control: one that forgets about repeats, and so must disagree with the pages. */
    static IndependentReader withoutDeduplication(Status.Kafka kafka) {
        return new IndependentReader(kafka, true);
    }

    /** What an article's numbers must be. */
    record Numbers(long views, long likes, long comments) {}

    /** The numbers of every article that the log knows of. */
    Map<String, Numbers> read() {
        Map<String, Long> views = new HashMap<>();
        Map<String, Set<String>> likes = new HashMap<>();
        Map<String, Map<String, JsonNode>> comments = new HashMap<>();
        readViews(views);
        each("likes", record -> {
            JsonNode like = json(record);
            Set<String> readers = likes.computeIfAbsent(text(like, "articleId"), id -> new HashSet<>());
            if (type(record).equals("ArticleLiked")) {
                readers.add(text(like, "reader"));
            } else {
                readers.remove(text(like, "reader"));
            }
        });
        each("comments", record -> {
            JsonNode comment = json(record);
            comments.computeIfAbsent(text(comment, "articleId"), id -> new HashMap<>())
                    .merge(text(comment, "commentId"), typed(record, comment), IndependentReader::newer);
        });
        Map<String, Numbers> numbers = new TreeMap<>();
        Set<String> articles = new HashSet<>(views.keySet());
        articles.addAll(likes.keySet());
        articles.addAll(comments.keySet());
        for (String article : articles) {
            numbers.put(
                    article,
                    new Numbers(
                            views.getOrDefault(article, 0L),
                            likes.getOrDefault(article, Set.of()).size(),
                            comments.getOrDefault(article, Map.of()).values().stream()
                                    .filter(comment -> text(comment, "type").equals("CommentPublished"))
                                    .count()));
        }
        return numbers;
    }

    /** How many records of views the log holds of an article, repeats included. */
    long rawViews(String articleId) {
        long[] count = new long[1];
        each("views", record -> {
            if (text(json(record), "articleId").equals(articleId)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private void readViews(Map<String, Long> views) {
        Map<Integer, Long> logTime = new HashMap<>();
        Map<String, Long> lastSeen = new HashMap<>();
        each("views", record -> {
            JsonNode view = json(record);
            String article = text(view, "articleId");
            long now = logTime.merge(record.partition(), record.timestamp(), Math::max);
            Long before = lastSeen.put(article + " " + text(view, "visitor"), now);
            if (repeatsCount || before == null || now - before >= VISIT_GAP_MILLIS) {
                views.merge(article, 1L, Long::sum);
            }
        });
    }

    private void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(reader);
            }
        }
    }

    private static JsonNode typed(ConsumerRecord<byte[], byte[]> record, JsonNode comment) {
        return ((ObjectNode) comment).put("type", type(record));
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        return other.get("revision").asLong() > one.get("revision").asLong() ? other : one;
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError("a record that is not JSON at offset " + record.offset(), e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
