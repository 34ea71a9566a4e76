package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.Progress;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import dev.maeari.outbox.DeadRecord;
import dev.maeari.testing.LocalStack;
import dev.maeari.web.tail.LogTail;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it starts: it counts, tells of progress, and its outbox carries the dead letters. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "engagement"))
class CountingStartIT {
    @Inject
    Progress progress;

    @Inject
    Topics topics;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void the_service_counts_and_keeps_dead_letters() throws Exception {
        // Given
        ArticleId article = new ArticleId(UUID.randomUUID());
        ArticleViewed event = new ArticleViewed(article, new VisitorId(1));
        ProducerRecord<byte[], byte[]> view = codec.encode(event, UUID.randomUUID(), Instant.EPOCH);
        ProducerRecord<byte[], byte[]> poison =
                new ProducerRecord<>(view.topic(), view.partition(), view.key(), "{".getBytes(UTF_8), view.headers());
        CompletableFuture<String> dead = new CompletableFuture<>();
        try (LogTail tail =
                        new LogTail(bootstrapServers, topics, Topic.VIEWS.dead(), LogTail.From.BEGINNING, record -> {
                            var origin = record.headers().lastHeader(DeadRecord.ORIGIN);
                            dead.complete(new String(origin.value(), UTF_8));
                        });
                var producer = Clients.producer(bootstrapServers, PipelinesTable.FIRST)) {
            // When
            RecordMetadata refused = producer.send(poison).get();
            RecordMetadata sent = producer.send(view).get();
            progress.await(new Position("views", sent.partition(), sent.offset()))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            // Then
            assertThat(new Tables(dataSource).count(article, "views")).isEqualTo("1 in 0-" + (sent.offset() + 1));
            assertThat(dead.get(30, TimeUnit.SECONDS))
                    .isEqualTo("views/%d/%d".formatted(refused.partition(), refused.offset()));
            assertThat(tail.ready()).isTrue();
        }
    }
}
