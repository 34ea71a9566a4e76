package dev.maeari.engagement.counting.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import dev.maeari.outbox.DeadRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records of the topic of views that can't be read, of every kind. */
final class Poison {
    private Poison() {}

    static List<ProducerRecord<byte[], byte[]>> ofEveryKind(Newsroom newsroom, ArticleId article, ArticleId elsewhere) {
        String key = article.toString();
        String good = new String(view(newsroom, article).value(), UTF_8);
        ProducerRecord<byte[], byte[]> badOrigin = view(newsroom, article);
        badOrigin.headers().add(DeadRecord.ORIGIN, "likes/0/0".getBytes(UTF_8));
        return List.of(
                notJson(newsroom, article),
                record(newsroom, key, null, "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, key, "null", "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, key, "{\"articleId\":\"" + key + "\"}", "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, key, good + good, "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, "not-an-article", good, "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, elsewhere.toString(), good, "1.0", "dev.maeari.ArticleViewed"),
                record(newsroom, key, good, "메".repeat(7_000), "dev.maeari.ArticleViewed"),
                record(newsroom, key, good, "1.0", null),
                misplaced(newsroom, elsewhere, newsroom.topics.partition(article)),
                badOrigin);
    }

    static ProducerRecord<byte[], byte[]> notJson(Newsroom newsroom, ArticleId article) {
        return record(newsroom, article.toString(), "{", "1.0", "dev.maeari.ArticleViewed");
    }

    static ProducerRecord<byte[], byte[]> withNulInAHeader(Newsroom newsroom, ArticleId article) {
        ProducerRecord<byte[], byte[]> record = notJson(newsroom, article);
        record.headers().add("a\0", new byte[0]);
        return record;
    }

    static ProducerRecord<byte[], byte[]> ofANewerType(Newsroom newsroom, ArticleId article) {
        return record(newsroom, article.toString(), "{}", "1.0", "dev.maeari.ArticleListenedTo");
    }

    static ProducerRecord<byte[], byte[]> large(Newsroom newsroom, ArticleId article, int bytes) {
        return record(newsroom, article.toString(), "{".repeat(bytes), "1.0", "dev.maeari.ArticleViewed");
    }

    /** Readable, but in the partition of another article. */
    private static ProducerRecord<byte[], byte[]> misplaced(Newsroom newsroom, ArticleId article, int partition) {
        ProducerRecord<byte[], byte[]> record = view(newsroom, article);
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers());
    }

    private static ProducerRecord<byte[], byte[]> view(Newsroom newsroom, ArticleId article) {
        return newsroom.record(new ArticleViewed(article, new VisitorId(77)));
    }

    /** All in the first partition. */
    private static ProducerRecord<byte[], byte[]> record(
            Newsroom newsroom, String key, @Nullable String value, String version, @Nullable String type) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(newsroom.topics.name(Topic.VIEWS), 0, key.getBytes(UTF_8), bytes);
        record.headers().add("ce_specversion", version.getBytes(UTF_8));
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(UTF_8));
        }
        return record;
    }
}
