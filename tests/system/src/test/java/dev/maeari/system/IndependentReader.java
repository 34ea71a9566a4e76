package dev.maeari.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the three topics from their beginning and computes what every count must be, from the published rules alone: it
 * uses no class of the services. What it says is what the pages have to show (I1).
 */
public final class IndependentReader {
    private static final long VISIT_GAP_MILLIS = Duration.ofMinutes(30).toMillis();

    private final String bootstrapServers;
    private final String prefix;
    private final boolean repeatsCount;

    private IndependentReader(Status.Kafka kafka, boolean repeatsCount) {
        this.bootstrapServers = kafka.bootstrapServers();
        this.prefix = kafka.topicPrefix();
        this.repeatsCount = repeatsCount;
    }

    /** By the rules. */
    public static IndependentReader of(Status.Kafka kafka) {
        return new IndependentReader(kafka, false);
    }

    /** A control: one that forgets about repeats, and so must disagree with the pages. */
    public static IndependentReader withoutDeduplication(Status.Kafka kafka) {
        return new IndependentReader(kafka, true);
    }

    /** What an article's numbers must be. */
    public record Numbers(long views, long likes, long comments) {
        /** Of an article of which the log says nothing. */
        public static final Numbers NONE = new Numbers(0, 0, 0);
    }

    /** The numbers of every article that the log knows of. */
    public Map<String, Numbers> read() {
        Adjustments adjustments = new Adjustments();
        Map<String, Long> views = views(adjustments);
        Map<String, Set<String>> likes = likes(adjustments);
        Map<String, Map<String, Fact>> comments = comments(adjustments);
        Map<String, Numbers> numbers = new TreeMap<>();
        Set<String> articles = new HashSet<>(views.keySet());
        articles.addAll(likes.keySet());
        articles.addAll(comments.keySet());
        articles.addAll(adjustments.articles());
        for (String article : articles) {
            numbers.put(
                    article,
                    new Numbers(
                            views.getOrDefault(article, 0L) + adjustments.of(article, "views"),
                            likes.getOrDefault(article, Set.of()).size() + adjustments.of(article, "likes"),
                            comments.getOrDefault(article, Map.of()).values().stream()
                                            .filter(comment -> comment.type().equals("CommentPublished"))
                                            .count()
                                    + adjustments.of(article, "comments")));
        }
        return numbers;
    }

    /** How many records of views the log holds of an article, repeats included. */
    long rawViews(String articleId) {
        long[] count = new long[1];
        each("views", view -> {
            if (view.type().equals("ArticleViewed") && view.get("articleId").equals(articleId)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private Map<String, Long> views(Adjustments adjustments) {
        Map<String, Long> views = new HashMap<>();
        Map<Integer, Long> logTime = new HashMap<>();
        Map<String, Long> lastSeen = new HashMap<>();
        each("views", adjustments.apart(view -> {
            String article = view.get("articleId");
            long now = logTime.merge(view.partition(), view.timestamp(), Math::max);
            Long before = lastSeen.put(article + " " + view.get("visitor"), now);
            boolean isFirst = repeatsCount || before == null || now - before >= VISIT_GAP_MILLIS;
            if (isFirst && view.isOfReader()) {
                views.merge(article, 1L, Long::sum);
            }
        }));
        return views;
    }

    private Map<String, Set<String>> likes(Adjustments adjustments) {
        Map<String, Set<String>> likes = new HashMap<>();
        each("likes", adjustments.apart(like -> {
            Set<String> readers = likes.computeIfAbsent(like.get("articleId"), id -> new HashSet<>());
            if (like.type().equals("ArticleLiked")) {
                readers.add(like.get("reader"));
            } else {
                readers.remove(like.get("reader"));
            }
        }));
        return likes;
    }

    private Map<String, Map<String, Fact>> comments(Adjustments adjustments) {
        Map<String, Map<String, Fact>> comments = new HashMap<>();
        each(
                "comments",
                adjustments.apart(comment -> comments.computeIfAbsent(comment.get("articleId"), id -> new HashMap<>())
                        .merge(comment.get("commentId"), comment, IndependentReader::newer)));
        return comments;
    }

    /** What can be read, each replay of the same record but once. */
    private void each(String topic, Consumer<Fact> reader) {
        // A consumer that is closed waits for the answer on its way, which at the end of a topic is long in coming.
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "fetch.max.wait.ms", 10);
        Set<String> replayed = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> Fact.of(record, partitions.size())
                                .filter(fact -> fact.origin() == null || replayed.add(fact.origin()))
                                .ifPresent(reader));
            }
        }
    }

    private static Fact newer(Fact one, Fact other) {
        return other.json().get("revision").asLong()
                        > one.json().get("revision").asLong()
                ? other
                : one;
    }
}
