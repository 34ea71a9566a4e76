package dev.maeari.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one deployment.
 *
 * @param prefix in front of every name, such as {@code maeari.}
 * @param partitions of each topic; the same for all, so that an article has one partition number everywhere
 * @param replication copies of each partition; 3 in production
 * @param viewsRetention how long views are kept; null for ever. What went before is proved from checkpoints
 * @param former how many partitions there were before, oldest first, each a multiple of the one before; empty if none
 *     were ever added. What was written then is still where it was written
 */
public record Topics(
        String prefix,
        int partitions,
        short replication,
        @Nullable Duration viewsRetention,
        List<Integer> former) {
    /** The topic of {@linkplain EndedSession ended sessions}, without prefix. It is no part of the log. */
    public static final String SESSIONS = "sessions";

    private static final int REPLICATED = 3;
    /** Longer than an ID token is valid anywhere, after which it is of no use to anybody. */
    static final Map<String, String> FORGETTING = Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(EndedSession.KEPT.toMillis()),
            "segment.ms",
            Long.toString(Duration.ofDays(1).toMillis()),
            "message.timestamp.type",
            "LogAppendTime");

    public Topics {
        former = List.copyOf(former);
        int before = 0;
        for (int number : Stream.concat(former.stream(), Stream.of(partitions)).toList()) {
            if (number <= before || (before > 0 && number % before != 0)) {
                throw new IllegalArgumentException(
                        "partitions can only be multiplied: %s, then %d".formatted(former, partitions));
            }
            before = number;
        }
    }

    /** Topics to which no partition was ever added. */
    public Topics(String prefix, int partitions, short replication, @Nullable Duration viewsRetention) {
        this(prefix, partitions, replication, viewsRetention, List.of());
    }

    /** Topics of which everything is kept, and to which no partition was ever added. */
    public Topics(String prefix, int partitions, short replication) {
        this(prefix, partitions, replication, null);
    }

    /** The same with more partitions. */
    public Topics grown(int more) {
        return new Topics(
                prefix,
                more,
                replication,
                viewsRetention,
                Stream.concat(former.stream(), Stream.of(partitions)).toList());
    }

    /** The name by which Kafka knows the topic. */
    public String name(Topic topic) {
        return prefix + topic.name();
    }

    /** The topic that Kafka knows by this name, dead letters included. */
    public Optional<Topic> byName(String name) {
        return declared().filter(topic -> name(topic).equals(name)).findFirst();
    }

    /** The partition of an article in every topic. */
    public int partition(ArticleId articleId) {
        return Topic.partition(articleId, partitions);
    }

    /** Whether an article's records can stand in a partition, from before partitions were added or from after. */
    public boolean holds(int partition, ArticleId articleId) {
        int place = partition(articleId);
        return place == partition || former.stream().anyMatch(number -> place % number == partition);
    }

    /**
     * The record where its article belongs now. It may have been made when there were fewer partitions; dead letters and
     * what names no article stay where they are.
     */
    public ProducerRecord<byte[], byte[]> atHome(ProducerRecord<byte[], byte[]> record) {
        if (former.isEmpty() || record.key() == null) {
            return record;
        }
        Optional<ArticleId> article =
                byName(record.topic()).filter(Topic.ALL::contains).flatMap(any -> key(record.key()));
        return article.map(id -> new ProducerRecord<>(
                        record.topic(), partition(id), record.key(), record.value(), record.headers()))
                .orElse(record);
    }

    private static Optional<ArticleId> key(byte[] key) {
        try {
            return Optional.of(ArticleId.of(Utf8.text(key)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All topics as an administrator creates them. */
    public List<NewTopic> toCreate() {
        return Stream.concat(
                        declared().map(topic -> toCreate(name(topic), config(topic))),
                        Stream.of(toCreate(prefix + SESSIONS, FORGETTING)))
                .toList();
    }

    /** A write counts as kept only on two brokers, where there are three (I2). */
    private NewTopic toCreate(String name, Map<String, String> declared) {
        Map<String, String> config = new TreeMap<>(declared);
        if (replication >= REPLICATED) {
            config.put("min.insync.replicas", "2");
            config.put("unclean.leader.election.enable", "false");
        }
        return new NewTopic(name, partitions, replication).configs(config);
    }

    /**
     * What of a topic at the broker differs from its declaration, each as a sentence that names topic and setting; empty
     * if nothing does.
     */
    List<String> differences(NewTopic topic, int actualPartitions, int actualReplication, Map<String, String> actual) {
        List<String> found = new ArrayList<>();
        String name = topic.name();
        if (actualPartitions != partitions) {
            found.add("topic %s has %d partitions, maeari.topics.partitions says %d"
                    .formatted(name, actualPartitions, partitions));
        }
        if (actualReplication < replication) {
            found.add("topic %s has replication %d, maeari.topics.replication says %d"
                    .formatted(name, actualReplication, replication));
        }
        topic.configs().forEach((setting, wanted) -> {
            String is = actual.getOrDefault(setting, "unset");
            if (!is.equals(wanted)) {
                found.add("topic %s has %s=%s, needed is %s".formatted(name, setting, is, wanted));
            }
        });
        return found;
    }

    /** The names of every topic, dead letters included. */
    public List<String> names() {
        return toCreate().stream().map(NewTopic::name).toList();
    }

    /** Every topic of events, dead letters included. */
    static Stream<Topic> declared() {
        return Topic.ALL.stream().flatMap(topic -> Stream.of(topic, topic.dead()));
    }

    private Map<String, String> config(Topic topic) {
        if (!topic.equals(Topic.VIEWS) || viewsRetention == null) {
            return topic.config();
        }
        Map<String, String> config = new TreeMap<>(topic.config());
        config.put("retention.ms", Long.toString(viewsRetention.toMillis()));
        return config;
    }
}
