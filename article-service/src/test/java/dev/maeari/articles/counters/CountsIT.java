package dev.maeari.articles.counters;

import static dev.maeari.articles.Desk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.articles.ArticleCounts;
import dev.maeari.articles.Counters;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "articles"))
class CountsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Inject
    Counters counters;

    @Inject
    EventCodec codec;

    @Inject
    Topics topics;

    @Inject
    MeterRegistry registry;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "mp.messaging.incoming.counts.topic")
    String topic;

    private final ArticleId article = new ArticleId(UUID.randomUUID());

    private ProducerRecord<byte[], byte[]> count(String counter, long value, String version) {
        return codec.encode(
                new CountChanged(article, counter, value, CountVersion.of(version)), UUID.randomUUID(), NOON);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    private ArticleCounts counts() {
        return counters.of(List.of(article)).get(article);
    }

    private double read(String outcome) {
        return registry.get("maeari.counts.read")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void the_channel_reads_the_declared_topic() {
        // Given
        String declared = topics.name(Topic.COUNTS);
        // When
        String configured = topic;
        // Then
        assertThat(configured).isEqualTo(declared);
    }

    @Test
    void the_newest_version_wins_compared_as_two_numbers() throws Exception {
        // Given
        send(List.of(count("views", 2283, "0-100"), count("likes", 5, "1-2"), count("comments", 1, "0-7")));
        await().atMost(PATIENCE).until(() -> counts().comments() == 1);
        // When
        send(List.of(
                count("views", 99, "0-9"), // older, though greater as text
                count("likes", 7, "0-900"), // an older generation
                count("comments", 2, "0-12")));
        // Then
        await().atMost(PATIENCE).until(() -> counts().comments() == 2);
        assertThat(counts().views()).isEqualTo(2283);
        assertThat(counts().likes()).isEqualTo(5);
        send(List.of(count("likes", 6, "2-0"), count("views", 2284, "0-101"), count("views", 1, "0-101")));
        await().atMost(PATIENCE).until(() -> counts().likes() == 6 && counts().views() == 2284);
    }

    @Test
    void what_is_no_count_is_passed_over_and_the_next_good_one_is_kept() throws Exception {
        // Given
        double malformed = read("malformed");
        double unknown = read("unknown");
        int partition = topics.partition(article);
        String name = topics.name(Topic.COUNTS);
        byte[] key = (article + "/views").getBytes(StandardCharsets.UTF_8);
        byte[] rubbish = "{\"articleId\": 7".getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> newer = count("views", 1, "0-1");
        newer.headers().remove("ce_type").add("ce_type", "maeari.tomorrow".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> broken = count("views", 1, "0-1");
        ProducerRecord<byte[], byte[]> cut = new ProducerRecord<>(name, partition, key, rubbish);
        broken.headers().forEach(cut.headers()::add);
        // When
        send(List.of(
                new ProducerRecord<>(name, partition, rubbish, rubbish),
                new ProducerRecord<>(name, partition, key, null),
                cut,
                newer,
                count("views", 3, "0-3")));
        // Then
        await().atMost(PATIENCE).until(() -> counts().views() == 3);
        assertThat(read("malformed") - malformed).isEqualTo(3);
        assertThat(read("unknown") - unknown).isEqualTo(1);
    }

    @Test
    void an_article_that_the_log_says_nothing_of_has_zeros() {
        // Given
        ArticleId unheard = new ArticleId(UUID.randomUUID());
        // When
        var counts = counters.of(List.of(unheard));
        // Then
        assertThat(counts).containsOnlyKeys(unheard);
        assertThat(counts.get(unheard).views()).isZero();
    }

    @Test
    void all_metrics_are_there_from_the_start() {
        // Given
        List<String> names =
                List.of("maeari.articles.published", "maeari.outbox.pending", "maeari.outbox.oldest.seconds");
        // When
        var found = names.stream().map(name -> registry.find(name).meter()).toList();
        // Then
        assertThat(found).doesNotContainNull();
        List.of("kept", "superseded", "unknown", "malformed")
                .forEach(outcome -> assertThat(read(outcome)).isNotNegative());
    }
}
