package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.BesideOthers;
import dev.maeari.events.ArticleId;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** I6: what can't be read is kept with its cause, and the next good record is counted. */
@BesideOthers
class DeadLettersIT {

    @Test
    void poison_of_every_kind_is_kept_and_the_next_good_record_is_counted() throws Exception {
        try (Newsroom newsroom = new Newsroom("poison", 2)) {
            // Given
            ArticleId article = newsroom.article(0);
            List<ProducerRecord<byte[], byte[]>> poison = Poison.ofEveryKind(newsroom, article, newsroom.article(1));
            poison.forEach(newsroom::send);
            newsroom.send(Poison.ofANewerType(newsroom, article));
            newsroom.view(article, 1);
            newsroom.flush();
            // When
            newsroom.count();
            // Then
            int all = poison.size() + 2;
            awaitPosition(newsroom, "views/0", all);
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("1 in 0-" + all);
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> newsroom.tables.deadLetters().size() == poison.size());
            Map<String, String> letters = newsroom.tables.deadLetters();
            assertThat(letters).hasSize(poison.size()).containsKeys("views/0/0", "views/0/9", "likes/0/0");
            assertThat(letters.getOrDefault("views/0/7", "").getBytes(UTF_8)).hasSizeBetween(8190, 8192);
            assertThat(letters.get("views/0/9")).contains("belongs in partition 1");
            assertThat(newsroom.tables.ledger(article, "views"))
                    .isEqualTo(Map.of("counted", "1", "unknown-type", "1", "dead-letter", "8"));
            assertThat(newsroom.tables.map("SELECT article_id::text, n::text FROM ledger WHERE n = 3"))
                    .isEqualTo(Map.of("00000000-0000-0000-0000-000000000000", "3"));
            // Told after the commit, by the thread that reads.
            await().atMost(Newsroom.PATIENCE)
                    .until(() -> newsroom.meters
                                    .counter("maeari.dead.letters", "topic", "views")
                                    .count()
                            == poison.size());
        }
    }

    @Test
    void a_dead_letter_keeps_key_value_and_headers() throws Exception {
        try (Newsroom newsroom = new Newsroom("complete", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.send(Poison.notJson(newsroom, article));
            newsroom.flush();
            // When
            newsroom.count();
            // Then
            awaitPosition(newsroom, "views/0", 1);
            assertThat(newsroom.tables.map("SELECT topic || ' ' || convert_from(key, 'UTF8') || ' '"
                            + " || convert_from(value, 'UTF8'), array_to_string(header_names, ' ') FROM outbox"))
                    .isEqualTo(Map.of(
                            "complete.views.dead " + article + " {",
                            "ce_specversion ce_type maeari_cause maeari_origin"));
        }
    }

    @Test
    void what_is_too_large_to_be_kept_stops_nothing_either() throws Exception {
        try (Newsroom newsroom = new Newsroom("too-large", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers",
                            newsroom.bootstrapServers(),
                            "max.request.size",
                            8_000_000,
                            "compression.type",
                            "lz4"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                Future<RecordMetadata> sent = producer.send(Poison.large(newsroom, article, 4_000_000));
                sent.get();
            }
            newsroom.view(article, 1);
            newsroom.flush();
            // When
            newsroom.count();
            // Then
            awaitPosition(newsroom, "views/0", 2);
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("1 in 0-2");
            assertThat(newsroom.tables.deadLetters())
                    .extractingByKey("views/0/0")
                    .asString()
                    .startsWith("can't be kept whole");
        }
    }

    @Test
    void a_header_whose_name_no_database_text_holds_stops_nothing_either() throws Exception {
        try (Newsroom newsroom = new Newsroom("nul-header", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.send(Poison.withNulInAHeader(newsroom, article));
            newsroom.view(article, 1);
            newsroom.flush();
            // When
            newsroom.count();
            // Then
            awaitPosition(newsroom, "views/0", 2);
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("1 in 0-2");
            assertThat(newsroom.tables.deadLetters())
                    .extractingByKey("views/0/0")
                    .asString()
                    .startsWith("can't be kept whole");
        }
    }

    @Test
    void a_replayed_dead_letter_is_counted_once() throws Exception {
        try (Newsroom newsroom = new Newsroom("replay", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.send(Poison.notJson(newsroom, article));
            newsroom.flush();
            newsroom.count();
            awaitPosition(newsroom, "views/0", 1);
            // When
            newsroom.replay(new ArticleViewed(article, new VisitorId(1)), "views/0/0");
            newsroom.flush();
            awaitPosition(newsroom, "views/0", 2);
            newsroom.replay(new ArticleViewed(article, new VisitorId(2)), "views/0/0");
            newsroom.flush();
            // Then
            awaitPosition(newsroom, "views/0", 3);
            assertThat(newsroom.tables.count(article, "views")).isEqualTo("1 in 0-2");
            assertThat(newsroom.tables.ledger(article, "views"))
                    .isEqualTo(Map.of("counted", "1", "repeat", "1", "dead-letter", "1"));
        }
    }

    @Test
    void a_replayed_like_stands_where_it_first_stood() throws Exception {
        try (Newsroom newsroom = new Newsroom("replay-like", 1)) {
            // Given
            ArticleId article = newsroom.article(0);
            newsroom.like(newsroom.article(0), 9);
            newsroom.unlike(article, 1);
            // When
            newsroom.replay(new ArticleLiked(article, Newsroom.reader(1)), "likes/0/0");
            newsroom.flush();
            newsroom.count();
            // Then
            awaitPosition(newsroom, "likes/0", 3);
            assertThat(newsroom.tables.count(article, "likes")).isEqualTo("0 in 0-0");
            assertThat(newsroom.tables.ledger(article, "likes"))
                    .isEqualTo(Map.of("already-so", "1", "superseded", "1"));
        }
    }

    private static void awaitPosition(Newsroom newsroom, String partition, int position) {
        await().atMost(Newsroom.PATIENCE)
                .untilAsserted(() ->
                        assertThat(newsroom.tables.positions()).containsEntry(partition, Integer.toString(position)));
    }
}
