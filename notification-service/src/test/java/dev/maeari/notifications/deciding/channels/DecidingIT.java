package dev.maeari.notifications.deciding.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.events.Topic;
import dev.maeari.notifications.EngagementStandIn;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import dev.maeari.outbox.DeadRecord;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecidingIT extends NotificationsIT {

    @Test
    void the_author_is_told_of_a_guests_comment() {
        // Given
        Somebody author = Somebody.korean();
        ArticleId article = Publication.publishes(author.subject(), "메아리");

        // When
        CommentId comment = Publication.comments(article, null, "손님", "좋은 글이에요");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactly("comment"));
        Map<String, Object> item = author.inbox().getMap("items[0]");
        assertThat(item)
                .containsEntry("articleId", article.toString())
                .containsEntry("title", "메아리")
                .containsEntry("url", "/articles/slug-" + article + "#comment-" + comment)
                .containsEntry("name", "손님")
                .containsEntry("excerpt", "좋은 글이에요")
                .containsEntry("read", false);
        assertThat(author.inbox().getLong("unread")).isEqualTo(1);
    }

    @Test
    void a_record_that_is_read_again_makes_no_second_notice() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        CommentId first = Publication.comments(article, null, "Guest", "once");
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(1));

        // When
        Publication.append(new CommentPublished(article, first, 1, null));
        Publication.likes(article);
        Publication.likes(article);
        Publication.comments(article, null, "Guest", "the record after it");

        // Then
        eventually()
                .untilAsserted(
                        () -> assertThat(author.kinds()).containsExactlyInAnyOrder("comment", "comment", "first-like"));
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(2));
    }

    @Test
    void a_removed_comment_leaves_the_inbox_and_comes_back_when_it_is_shown_again() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        CommentId comment = Publication.comments(article, null, "Guest", "hidden for a while");
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(1));

        // When
        Publication.hides(article, comment);

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).isEmpty());
        assertThat(author.inbox().getLong("unread")).isZero();

        // When
        EngagementStandIn.has(article, comment, "Guest", "shown again", null, null);
        Publication.append(new CommentPublished(article, comment, 3, null));

        // Then
        eventually()
                .untilAsserted(() ->
                        assertThat(author.inbox().getString("items[0].excerpt")).isEqualTo("shown again"));
    }

    @Test
    void a_poison_record_is_kept_as_a_dead_letter_and_the_next_good_one_is_handled() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        int partition = Publication.TOPICS.partition(article);

        // When
        RecordMetadata poison = Publication.append(new ProducerRecord<>(
                Publication.TOPICS.name(Topic.COMMENTS), partition, "key".getBytes(UTF_8), "no event".getBytes(UTF_8)));
        RecordMetadata empty = Publication.append(
                new ProducerRecord<>(Publication.TOPICS.name(Topic.COMMENTS), partition, null, (byte[]) null));
        Publication.comments(article, null, "Guest", "the next good record");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).hasSize(1));
        List<ConsumerRecord<byte[], byte[]>> dead = deadLetters(Topic.COMMENTS);
        ConsumerRecord<byte[], byte[]> letter = of(dead, "comments/" + partition + "/" + poison.offset());
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("no event");
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("key");
        assertThat(header(letter, DeadRecord.CAUSE)).contains("ce_specversion");
        assertThat(of(dead, "comments/" + partition + "/" + empty.offset()).value())
                .isNull();
    }

    @Test
    void a_comment_waits_while_the_engagement_service_is_away() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        EngagementStandIn.away(true);
        try {
            // When
            Publication.comments(article, null, "Guest", "patience");
            eventually()
                    .during(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(author.kinds()).isEmpty());
        } finally {
            EngagementStandIn.away(false);
        }

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactly("comment"));
    }

    @Test
    void a_comment_that_is_read_before_its_article_waits_for_it() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = new ArticleId(UUID.randomUUID());
        Publication.comments(article, null, "Guest", "early");

        // When
        Publication.publishes(article, 1, author.subject(), "Late");

        // Then
        eventually().untilAsserted(() -> assertThat(author.kinds()).containsExactly("comment"));
    }

    @Test
    void an_older_revision_of_an_article_does_not_come_back() {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = new ArticleId(UUID.randomUUID());
        Publication.publishes(article, 2, author.subject(), "New title");

        // When
        Publication.publishes(article, 1, author.subject(), "Old title");
        Publication.comments(article, null, "Guest", "which title?");

        // Then
        eventually()
                .untilAsserted(() ->
                        assertThat(author.inbox().getString("items[0].title")).isEqualTo("New title"));
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
        String name = Publication.TOPICS.name(topic.dead());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EmbeddedStack.shared().kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new java.util.ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private static ConsumerRecord<byte[], byte[]> of(List<ConsumerRecord<byte[], byte[]>> dead, String origin) {
        return dead.stream()
                .filter(letter -> header(letter, DeadRecord.ORIGIN).equals(origin))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
