package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.TraceParent;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.EngagementStandIn;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import dev.maeari.testing.ToldSpan;
import dev.maeari.testing.TraceCollector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The trace of a comment goes on to the mail that tells of it. */
@QuarkusTest
@WithTestResource(TraceCollector.class)
class TracesIT extends NotificationsIT {
    @Inject
    Database database;

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_comment_is_followed_to_its_mail_and_neither_text_nor_address_is_told() {
        // Given
        Somebody author = Somebody.english();
        author.inbox();
        ArticleId article = Publication.publishes(author.subject(), "title-of-the-article");
        eventually().until(() -> isKnown(article));
        CommentId comment = new CommentId(UUID.randomUUID());
        EngagementStandIn.has(article, comment, "name-of-a-guest", "what-somebody-wrote", null, null);
        ProducerRecord<byte[], byte[]> record = new EventCodec(Publication.TOPICS)
                .encode(new CommentPublished(article, comment, 1, null), UUID.randomUUID(), Instant.now());
        new TraceParent(trace, "00f067aa0ba902b7").nameIn(record);
        // When
        Publication.append(record);
        // Then
        eventually().untilAsserted(() -> assertThat(author.mails()).hasSize(1));
        ToldSpan received = told(Publication.TOPICS.prefix() + "comments receive");
        ToldSpan delivered = told("deliver");
        assertThat(delivered.parent()).isEqualTo(received.id());
        assertThat(received.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(delivered.attributes()).containsEntry("maeari.outcome", "sent");
        assertThat(TraceCollector.everything())
                .doesNotContain(
                        author.email(),
                        author.subject(),
                        "title-of-the-article",
                        "name-of-a-guest",
                        "what-somebody-wrote");
    }

    /** A comment that came before its article would be held, and its trace end there. */
    private boolean isKnown(ArticleId article) {
        return database.first("SELECT id FROM articles WHERE id = ?", row -> true, article.value())
                .isPresent();
    }

    private ToldSpan told(String name) {
        return eventually()
                .until(() -> TraceCollector.span(trace, name), Optional::isPresent)
                .orElseThrow();
    }
}
