package dev.maeari.engagement;

import dev.maeari.events.CommentEvent;
import dev.maeari.events.Event;
import dev.maeari.events.EventTypes;
import dev.maeari.events.LikeEvent;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent;
import dev.maeari.web.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * The service's numbers about itself, in words of the domain. For each type: accepted = counted + ignored (by reason) +
 * what the log still holds uncounted; rejected were never on the log. Everything is registered at zero.
 */
@Singleton
public final class EngagementMetrics {
    /** Why a request was turned away at the edge. */
    public static final List<String> REJECTIONS =
            List.of("invalid", "unknown-article", "article-gone", "unavailable", "not-allowed", "too-many");
    /** Why a record on the log did not change a count. */
    public static final List<String> IGNORED =
            List.of("repeat", "robot", "prefetch", "held", "already-so", "superseded", "dead-letter", "unknown-type");

    /** Within which a count is promised to be there; a bound of the histograms, so that it can be told exactly. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** The type of what could not be read or has a type that this version does not know. */
    private static final String UNREADABLE = "unknown";

    private final MeterRegistry registry;
    /** Kept by type, since this is counted on every request. */
    private final ConcurrentHashMap<String, Counter> accepted = new ConcurrentHashMap<>();

    private final Counter bursts;
    private final Timer batch;
    private final Timer latency;

    /** Registers everything at zero. */
    public EngagementMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.bursts = Counter.builder("maeari.bursts.held")
                .description("Bursts of views from one source that are held until an operator decides")
                .register(registry);
        this.batch = histogram("maeari.counting.batch", "One transaction of counting");
        this.latency = histogram("maeari.count.latency", "From the broker's append to the committed count");
        types().forEach(type -> {
            accepted(type).increment(0);
            counted(type).increment(0);
            REJECTIONS.forEach(reason -> rejected(type, reason).increment(0));
            IGNORED.forEach(reason -> ignored(type, reason).increment(0));
        });
        List.of("dead-letter", "unknown-type")
                .forEach(reason -> ignored(UNREADABLE, reason).increment(0));
        Stream.of(Topic.VIEWS, Topic.LIKES, Topic.COMMENTS).forEach(topic -> deadLetters(topic.name(), 0));
    }

    /** An event was acknowledged: it is on the log, or committed beside it to be sent. */
    public void accepted(Event event) {
        accepted(type(event.getClass())).increment();
    }

    /** A request was turned away, with this answer; its status says which of {@link #REJECTIONS} it was. */
    public void rejected(Class<? extends Event> type, Problem answer) {
        String reason = switch (answer.status()) {
            case 401, 403 -> "not-allowed";
            case 404 -> "unknown-article";
            case 410 -> "article-gone";
            case 429 -> "too-many";
            case 503 -> "unavailable";
            default -> "invalid";
        };
        rejected(type(type), reason).increment();
    }

    /** A burst of views from one source began to be held. */
    public void burstHeld() {
        bursts.increment();
    }

    /** Records were counted. */
    public void counted(String type, long records) {
        counted(type).increment((double) records);
    }

    /** Records changed no count; the reason is one of {@link #IGNORED}. */
    public void ignored(String type, String reason, long records) {
        ignored(type, reason).increment((double) records);
    }

    /** Records of a topic went to its dead letters. */
    public void deadLetters(String topic, long records) {
        Counter.builder("maeari.dead.letters")
                .description("Records that could not be read")
                .tag("topic", topic)
                .register(registry)
                .increment((double) records);
    }

    /** How long one transaction of counting took. */
    public void batch(Duration took) {
        batch.record(took);
    }

    /** How long a record waited between the broker's append and its committed count. */
    public void latency(Duration waited) {
        latency.record(waited);
    }

    /** What one of Kafka's clients counts itself, until what is answered is closed. */
    public KafkaClientMetrics client(Producer<?, ?> client) {
        return bound(new KafkaClientMetrics(client));
    }

    /** The same of a consumer. */
    public KafkaClientMetrics client(Consumer<?, ?> client) {
        return bound(new KafkaClientMetrics(client));
    }

    /** A number that is read when somebody asks. */
    public void gauge(String name, String description, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder(name, value)
                .description(description)
                .register(registry);
    }

    /** The lag of one partition that this instance counts, read when somebody asks; the same partition only once. */
    public void lag(String topic, int partition, Supplier<Number> records) {
        io.micrometer.core.instrument.Gauge.builder("maeari.counting.lag.records", records)
                .description("Records on the log that are not counted yet")
                .tag("topic", topic)
                .tag("partition", Integer.toString(partition))
                .register(registry);
    }

    /** Whether this instance counts the partition, 1 or 0, read when somebody asks; the same partition only once. */
    public void owned(String topic, int partition, Supplier<Number> owned) {
        io.micrometer.core.instrument.Gauge.builder("maeari.counting.partition.owned", owned)
                .description("1 for a partition that this instance counts")
                .tag("topic", topic)
                .tag("partition", Integer.toString(partition))
                .register(registry);
    }

    /** The name of an event's type as metrics show it: {@code ArticleViewed}. */
    public static String type(Class<? extends Event> type) {
        return type.getSimpleName();
    }

    private static Stream<String> types() {
        return Stream.of(ViewEvent.class, LikeEvent.class, CommentEvent.class)
                .flatMap(topic -> EventTypes.of(topic).values().stream())
                .map(EngagementMetrics::type);
    }

    private Timer histogram(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .serviceLevelObjectives(AT_ONCE)
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    private KafkaClientMetrics bound(KafkaClientMetrics client) {
        client.bindTo(registry);
        return client;
    }

    private Counter accepted(String type) {
        return accepted.computeIfAbsent(
                type,
                name -> Counter.builder("maeari.events.accepted")
                        .description("Events that were acknowledged")
                        .tag("type", name)
                        .register(registry));
    }

    private Counter rejected(String type, String reason) {
        return Counter.builder("maeari.events.rejected")
                .description("Requests that were turned away")
                .tag("type", type)
                .tag("reason", reason)
                .register(registry);
    }

    private Counter counted(String type) {
        return Counter.builder("maeari.events.counted")
                .description("Records that changed a count")
                .tag("type", type)
                .register(registry);
    }

    private Counter ignored(String type, String reason) {
        return Counter.builder("maeari.events.ignored")
                .description("Records that changed no count, by why")
                .tag("type", type)
                .tag("reason", reason)
                .register(registry);
    }
}
