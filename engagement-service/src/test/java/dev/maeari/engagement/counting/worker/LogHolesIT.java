package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Offsets have holes where a transactional producer left its control records: counting neither waits nor skips there. */
@BesideOthers
class LogHolesIT {

    @Test
    void control_records_neither_wedge_counting_nor_make_it_skip() throws Exception {
        try (Newsroom newsroom = new Newsroom("holes", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            CountingProcess first = newsroom.count();
            // When
            transaction(newsroom, article, 0, 10);
            awaitPosition(newsroom, "11");
            newsroom.view(article, 100);
            newsroom.flush();
            transaction(newsroom, article, 20, 5);
            awaitPosition(newsroom, "18");
            Newsroom.end(first);
            newsroom.count();
            newsroom.view(article, 101);
            newsroom.view(article, 3);
            newsroom.flush();
            // Then
            awaitPosition(newsroom, "20");
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("17 in 0-19");
            assertThat(newsroom.tables.ledger(article, "views")).isEqualTo(Map.of("counted", "17", "repeat", "1"));
        }
    }

    private static void transaction(Newsroom newsroom, ArticleId article, int firstVisitor, int views) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", newsroom.bootstrapServers(), "transactional.id", "holes-" + firstVisitor),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < views; i++) {
                Future<RecordMetadata> unused =
                        producer.send(newsroom.record(new ArticleViewed(article, new VisitorId(firstVisitor + i))));
            }
            producer.commitTransaction();
        }
    }

    private static void awaitPosition(Newsroom newsroom, String position) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() -> assertThat(newsroom.tables.positions()).containsEntry("views/0", position));
    }
}
