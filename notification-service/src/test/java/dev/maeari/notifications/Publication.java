package dev.maeari.notifications;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleEvent.ArticleDeleted;
import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleEvent.ArticleUnpublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.events.Event;
import dev.maeari.events.EventCodec;
import dev.maeari.events.LikeEvent.ArticleLiked;
import dev.maeari.events.ReaderId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What the other services do: they write to the log and, asked for a comment, tell its text. */
public final class Publication {
    /** The topics under test. */
    public static final Topics TOPICS = EmbeddedStack.shared().topics("notifications.", LocalStack.PARTITIONS);

    private static final EventCodec CODEC = new EventCodec(TOPICS);
    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedStack.shared().kafka().bootstrapServers(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private Publication() {}

    /** An article by that author is published. */
    public static ArticleId publishes(String author, String title) {
        ArticleId id = new ArticleId(UUID.randomUUID());
        publishes(id, 1, author, title);
        return id;
    }

    /** The same with an id and a revision. */
    public static void publishes(ArticleId id, long revision, String author, String title) {
        Instant now = Instant.now();
        append(new ArticlePublished(
                id, revision, "slug-" + id, title, "", "essays", List.of(), "ko", null, author, "handle", now, now));
    }

    /** The article is taken back; it may come again. */
    public static RecordMetadata takesBack(ArticleId id, long revision) {
        return append(new ArticleUnpublished(id, revision));
    }

    /** The article is gone for ever. */
    public static RecordMetadata deletes(ArticleId id, long revision) {
        return append(new ArticleDeleted(id, revision));
    }

    /** Somebody comments; null subjects are guests. */
    public static CommentId comments(ArticleId article, @Nullable String writer, String name, String text) {
        return replies(article, null, null, writer, name, text);
    }

    /** Somebody answers the parent, whose writer is given. */
    public static CommentId replies(
            ArticleId article,
            @Nullable CommentId parent,
            @Nullable String parentWriter,
            @Nullable String writer,
            String name,
            String text) {
        CommentId id = new CommentId(UUID.randomUUID());
        EngagementStandIn.has(article, id, name, text, writer, parentWriter);
        append(new CommentPublished(article, id, 1, parent));
        return id;
    }

    /** The comment is removed. */
    public static void hides(ArticleId article, CommentId comment) {
        EngagementStandIn.hasNoMore(comment);
        append(new CommentHidden(article, comment, 2, HiddenBy.MODERATOR));
    }

    /** Some reader likes the article. */
    public static void likes(ArticleId article) {
        append(new ArticleLiked(article, new ReaderId(UUID.randomUUID())));
    }

    /** Puts the event on the log. */
    public static RecordMetadata append(Event event) {
        return append(CODEC.encode(event, UUID.randomUUID(), Instant.now()));
    }

    /** Puts anything on the log. */
    public static RecordMetadata append(ProducerRecord<byte[], byte[]> record) {
        try {
            return PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
