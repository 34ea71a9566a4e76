package dev.maeari.engagement;

import dev.maeari.events.ArticleEvent;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays the article service: writes articles to the log. */
@Singleton
public class ArticleLog {
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventCodec codec;

    ArticleLog(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, EventCodec codec) {
        this.codec = codec;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A new article that everybody can read. */
    public ArticleId published() {
        return published("메아리-" + UUID.randomUUID());
    }

    /** A new article at that slug. */
    public ArticleId published(String slug) {
        ArticleId id = new ArticleId(UUID.randomUUID());
        Instant now = Instant.now();
        append(new ArticlePublished(
                id,
                1,
                slug,
                "Title",
                "Summary",
                "notes",
                List.of(),
                "ko",
                null,
                "subject-of-author",
                "author",
                now,
                now));
        return id;
    }

    /** Takes an article back. */
    public void unpublish(ArticleId id) {
        append(new ArticleUnpublished(id, 2));
    }

    private void append(ArticleEvent event) {
        try {
            producer.send(codec.encode(event, UUID.randomUUID(), Instant.now())).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the article can't be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
