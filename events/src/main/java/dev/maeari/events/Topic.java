package dev.maeari.events;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * A topic, declared once: producers, consumers, the local stack and the checks at start all read it here. The names carry
 * the prefix of the deployment only where Kafka is spoken to, see {@link Topics}.
 *
 * @param name without prefix
 * @param events the sealed interface of what it carries
 * @param config the settings that correctness leans on, in Kafka's own words
 */
public record Topic(String name, Class<? extends Event> events, Map<String, String> config) {
    private static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "max.message.bytes", "1048588");
    /** Kept for ever and stamped by the broker: log time must not depend on a producer's clock. */
    private static final Map<String, String> COUNTED = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime",
            "max.message.bytes", "1048588");
    /** Larger messages than any source, since causes and origin are added to what is kept. */
    private static final Map<String, String> DEAD = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "max.message.bytes", "2097152");

    /** Public snapshots of articles. */
    public static final Topic ARTICLES = new Topic("articles", ArticleEvent.class, COMPACTED);
    /** Views as they were sent, repeats included. */
    public static final Topic VIEWS = new Topic("views", ViewEvent.class, COUNTED);
    /** Likes given and taken back. */
    public static final Topic LIKES = new Topic("likes", LikeEvent.class, COUNTED);
    /** Comments that became visible or ceased to be. */
    public static final Topic COMMENTS = new Topic("comments", CommentEvent.class, COUNTED);
    /** The newest value of each counter of each article. */
    public static final Topic COUNTS = new Topic("counts", CountsEvent.class, COMPACTED);

    /** The topics that carry events, without those for dead letters. */
    public static final List<Topic> ALL = List.of(ARTICLES, VIEWS, LIKES, COMMENTS, COUNTS);

    /** Where goes what could not be read from this topic. */
    public Topic dead() {
        return new Topic(name + ".dead", events, DEAD);
    }

    /**
     * The topic that an event belongs to.
     *
     * @throws IllegalArgumentException if it adjusts a counter that no topic feeds
     */
    public static Topic of(Event event) {
        return switch (event) {
            case CountAdjusted e -> feeding(e.counter());
            case ArticleEvent e -> ARTICLES;
            case ViewEvent e -> VIEWS;
            case LikeEvent e -> LIKES;
            case CommentEvent e -> COMMENTS;
            case CountsEvent e -> COUNTS;
        };
    }

    private static Topic feeding(String counter) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(counter) && topic.events().isAssignableFrom(CountAdjusted.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic feeds a counter " + counter));
    }

    /**
     * The partition of an article, in every topic the same: Kafka's own rule for keys (murmur2 of the id as text), so
     * that other tools find it too, over the configured number, never over what a broker happens to say.
     */
    public static int partition(ArticleId articleId, int partitions) {
        return partition(Utf8.bytes(articleId.toString()), partitions);
    }

    /** The partition of a key, by the same rule. */
    static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
