package dev.maeari.benchmarks;

import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Signals;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Views on the log, as ingest writes them.
 *
 * @param events how many
 * @param articles of how many articles
 * @param hot the share of them that goes to one article; the others are spread evenly
 */
record ViewLog(Topics topics, int events, int articles, double hot) {
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00.123Z");
    private static final Signals CHROME = Signals.of("agent:chrome");

    /** Writes them; returns once all are acknowledged. */
    void fill(String bootstrapServers) {
        Random random = new Random(events);
        ArticleId[] all = Stream.generate(() -> new ArticleId(new UUID(random.nextLong(), random.nextLong())))
                .limit(articles)
                .toArray(ArticleId[]::new);
        EventCodec codec = new EventCodec(topics);
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        try (var producer = producer(bootstrapServers)) {
            for (int i = 0; i < events; i++) {
                ArticleId article = random.nextDouble() < hot ? all[0] : all[random.nextInt(articles)];
                // Some come back: one in ten or so repeats a visit.
                VisitorId visitor = new VisitorId(Long.hashCode(random.nextInt(5 * events)) * 0x9E37_79B9_7F4A_7C15L);
                Future<RecordMetadata> unused = producer.send(
                        codec.encode(
                                new ArticleViewed(article, visitor, CHROME),
                                new UUID(random.nextLong(), random.nextLong()),
                                SOME_TIME),
                        (sent, failure) -> {
                            if (failure != null) {
                                failed.set(failure);
                            }
                        });
            }
        }
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("the log could not be filled", failure);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "batch.size",
                        65_536,
                        "buffer.memory",
                        64 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
