package dev.maeari.articles.publishing;

import static dev.maeari.articles.Desk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.articles.ArticleLog;
import dev.maeari.articles.Desk;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import dev.maeari.events.TraceParent;
import dev.maeari.testing.LocalStack;
import dev.maeari.testing.ToldSpan;
import dev.maeari.testing.TraceCollector;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Traces that leave with an article, and those that come with its counts. */
@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles-traces"))
@WithTestResource(TraceCollector.class)
class TracesIT {
    private final Desk author = Desk.author();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final TraceParent parent = new TraceParent(trace, "00f067aa0ba902b7");

    @Inject
    Topics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void an_article_leaves_with_the_trace_of_the_request_that_published_it() {
        // Given
        String id = author.drafts("words-of-the-author");
        // When
        author.asks()
                .header(TraceParent.HEADER, parent.text())
                .post("/api/articles/" + id + "/publish")
                .then()
                .statusCode(200);
        // Then
        ToldSpan asked = told("POST /api/articles/{id}/publish");
        List<TraceParent> causes = await().atMost(PATIENCE)
                .until(() -> new ArticleLog(bootstrapServers, topics).causes(id), told -> !told.isEmpty());
        assertThat(causes).containsExactly(new TraceParent(trace, asked.id()));
        assertThat(TraceCollector.everything())
                .doesNotContain("words-of-the-author", "subject-of-author", author.token(), id);
    }

    @Test
    void a_count_goes_on_with_the_trace_that_it_came_with() {
        // Given
        CountChanged changed = new CountChanged(new ArticleId(UUID.randomUUID()), "likes", 1, new CountVersion(0, 1));
        ProducerRecord<byte[], byte[]> record =
                new EventCodec(topics).encode(changed, UUID.randomUUID(), Instant.now());
        parent.nameIn(record);
        // When
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(record);
        }
        // Then
        assertThat(told(topics.prefix() + "counts receive").parent()).isEqualTo(parent.spanId());
    }

    private ToldSpan told(String name) {
        return await().atMost(PATIENCE)
                .until(() -> TraceCollector.span(trace, name), Optional::isPresent)
                .orElseThrow();
    }
}
