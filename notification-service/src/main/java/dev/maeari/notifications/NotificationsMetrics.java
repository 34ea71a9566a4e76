package dev.maeari.notifications;

import dev.maeari.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The service's numbers about itself, registered at zero. Of the mails: made = sent + dropped + dead + those still on
 * their way; retries and replays are attempts, and so are counted beside that sum.
 */
@Singleton
public class NotificationsMetrics {
    /** How an attempt to deliver can end. */
    public enum Outcome {
        SENT,
        RETRIED,
        DEAD,
        DROPPED
    }

    /** How a notice reaches a person. */
    public enum Channel {
        INBOX,
        EMAIL
    }

    /** Within which a notice is promised to arrive; a bound of the histogram, so that it can be told exactly. */
    private static final Duration PROMISED = Duration.ofMinutes(1);

    private static final List<Topic> TOPICS = List.of(Topic.ARTICLES, Topic.COMMENTS, Topic.LIKES);

    private final MeterRegistry registry;

    NotificationsMetrics(MeterRegistry registry) {
        this.registry = registry;
        deliveries(Channel.INBOX, Outcome.SENT);
        latency(Channel.INBOX);
        for (Outcome outcome : Outcome.values()) {
            deliveries(Channel.EMAIL, outcome);
        }
        latency(Channel.EMAIL);
        TOPICS.forEach(this::deadLetters);
    }

    /** An attempt has ended. */
    public void delivery(Channel channel, Outcome outcome) {
        deliveries(channel, outcome).increment();
    }

    /** How long it took from what happened to the person's inbox or mailbox. */
    public void latency(Channel channel, Duration took) {
        latency(channel).record(took);
    }

    /** A record went to the dead letters of its topic. */
    public void deadLetter(Topic topic) {
        deadLetters(topic).increment();
    }

    /** Open live streams, read when somebody asks. */
    public void streams(Supplier<Number> open) {
        Gauge.builder("maeari.streams.open", open)
                .description("Open live streams")
                .register(registry);
    }

    /** Notices on their way by mail, by a word for it; read when somebody asks. */
    public void mails(String name, String description, Supplier<Number> value) {
        Gauge.builder("maeari.deliveries." + name, value)
                .description(description)
                .tag("channel", lower(Channel.EMAIL))
                .register(registry);
    }

    private Counter deliveries(Channel channel, Outcome outcome) {
        return Counter.builder("maeari.deliveries")
                .description("Attempts to bring a notice to a person")
                .tag("channel", lower(channel))
                .tag("outcome", lower(outcome))
                .register(registry);
    }

    private Timer latency(Channel channel) {
        return Timer.builder("maeari.delivery.latency")
                .description("From what happened to the person's inbox or mailbox")
                .tag("channel", lower(channel))
                .publishPercentileHistogram()
                .serviceLevelObjectives(PROMISED)
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    private Counter deadLetters(Topic topic) {
        return Counter.builder("maeari.dead.letters")
                .description("Records that could not be settled")
                .tag("topic", topic.name())
                .register(registry);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
