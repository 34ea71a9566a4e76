package dev.maeari.engagement.comments;

import static org.awaitility.Awaitility.await;

import dev.maeari.engagement.ArticleLog;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log, seen from outside the service: articles go in, events of comments come out. */
@Singleton
class TestLog {
    private final String bootstrapServers;
    private final Topics topics;
    private final EventCodec codec;
    private final ArticleLog articles;

    TestLog(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Topics topics,
            EventCodec codec,
            ArticleLog articles) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.codec = codec;
        this.articles = articles;
    }

    /** A new article that everybody can read, by the author of {@link dev.maeari.testing.People}. */
    KnownArticle publish() {
        String slug = "글-" + UUID.randomUUID();
        return new KnownArticle(articles.published(slug), slug, "subject-of-author", "ko");
    }

    void unpublish(KnownArticle article) {
        articles.unpublish(article.id());
    }

    /** The events of an article's comments, as soon as there are so many; in the order of the log. */
    List<CommentEvent> comments(ArticleId article, int atLeast) {
        TopicPartition partition = new TopicPartition(topics.name(Topic.COMMENTS), topics.partition(article));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<CommentEvent> events = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (codec.decode(Topic.COMMENTS, record) instanceof Decoded.Known(CommentEvent event)
                            && event.articleId().equals(article)) {
                        events.add(event);
                    }
                }
                return events.size() >= atLeast;
            });
            return events;
        }
    }
}
