package dev.maeari.engagement.operating;

import dev.maeari.events.KafkaAccess;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The log as it is when somebody asks: each question by a client of its own, that is in no group. */
@Singleton
class Broker {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** That one answer may wait for; less than whoever asks us waits. */
    private static final int ANSWER_MS = 5_000;

    private final String bootstrapServers;
    private final Topics topics;
    private final Clock clock;

    Broker(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, Topics topics, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * How far the log of the counted topics goes, by {@code topic/partition}.
     *
     * @throws ProblemException 503
     */
    Map<String, Long> ends() {
        return ask(consumer -> {
            Map<String, Long> ends = new HashMap<>();
            List<TopicPartition> all = partitions(Stream.of(Topic.VIEWS, Topic.LIKES, Topic.COMMENTS));
            consumer.assign(all);
            consumer.endOffsets(all)
                    .forEach((partition, end) -> ends.put(
                            partition.topic().substring(topics.prefix().length()) + "/" + partition.partition(), end));
            return ends;
        });
    }

    /**
     * Reads the dead letters of all topics, to where they end now.
     *
     * @param newest of a partition that are read; what lies before is left out
     * @param some called with a few at a time, those of a partition in their order
     * @throws ProblemException 503
     */
    void letters(long newest, Consumer<List<ConsumerRecord<byte[], byte[]>>> some) {
        ask(consumer -> {
            List<TopicPartition> all = partitions(Topic.ALL.stream().map(Topic::dead));
            consumer.assign(all);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(all));
            ends.entrySet().removeIf(end -> end.getValue() <= begins.getOrDefault(end.getKey(), 0L));
            consumer.assign(ends.keySet());
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - newest)));
            read(consumer, ends, some);
            return ends;
        });
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> some) {
        Instant late = clock.instant().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (clock.instant().isAfter(late)) {
                throw unavailable();
            }
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            some.accept(records);
        }
    }

    private <T> T ask(Function<KafkaConsumer<byte[], byte[]>, T> question) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return question.apply(consumer);
        } catch (KafkaException e) {
            LOG.warn("the broker did not answer", e);
            throw unavailable();
        }
    }

    static ProblemException unavailable() {
        return Problem.of(503, "log-unavailable", "Kafka can't be asked right now; try again in a moment.")
                .retryAfter(1);
    }

    private List<TopicPartition> partitions(Stream<Topic> some) {
        return some.map(topics::name)
                .flatMap(name ->
                        IntStream.range(0, topics.partitions()).mapToObj(number -> new TopicPartition(name, number)))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return KafkaAccess.consumer(
                bootstrapServers,
                "maeari-operating",
                Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        100,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_MS));
    }
}
