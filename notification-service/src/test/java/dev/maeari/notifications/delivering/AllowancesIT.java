package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllowancesIT extends NotificationsIT {
    private static final int PROCESSES = 8;

    @Inject
    Database database;

    @Inject
    Allowances allowances;

    @Inject
    DeliveryConfig config;

    private final Somebody author = Somebody.english();

    @BeforeEach
    void the_author_can_be_reached() {
        author.inbox();
    }

    @Test
    void many_processes_together_let_no_mail_too_many_through() throws Exception {
        // Given
        List<Delivery> deliveries = deliveries(config.hourly() + 60);

        // When
        int taken = 0;
        try (ExecutorService processes = Executors.newFixedThreadPool(PROCESSES)) {
            for (Future<Boolean> one : processes.invokeAll(deliveries.stream()
                    .map(delivery -> (Callable<Boolean>) () -> allowances.take(delivery))
                    .toList())) {
                taken += one.get() ? 1 : 0;
            }
        }

        // Then
        assertThat(taken).isEqualTo(config.hourly());
    }

    @Test
    void a_mail_that_is_tried_again_takes_no_second_place() {
        // Given
        List<Delivery> deliveries = deliveries(config.hourly() + 1);
        deliveries.stream().limit(config.hourly()).forEach(allowances::take);

        // When, Then
        assertThat(allowances.take(deliveries.getFirst())).isTrue();
        assertThat(allowances.take(deliveries.getLast())).isFalse();
    }

    @Test
    void an_hour_later_there_is_room_again() {
        // Given
        List<Delivery> deliveries = deliveries(config.hourly() + 1);
        deliveries.stream().limit(config.hourly()).forEach(allowances::take);

        // When
        database.update(
                "UPDATE deliveries SET handed_at = ? WHERE id = ?",
                Instant.now().minus(Duration.ofMinutes(61)),
                deliveries.getFirst().id());

        // Then
        assertThat(allowances.take(deliveries.getLast())).isTrue();
    }

    /** In a state in which nobody takes them up. */
    private List<Delivery> deliveries(int number) {
        UUID article = UUID.randomUUID();
        return database.all(
                """
                WITH made AS (
                    INSERT INTO notices (dedup_key, recipient, kind, article_id, comment_id, happened_at, changed_at)
                    SELECT 'allowances/' || gen_random_uuid(), ?, 'comment', ?, gen_random_uuid(), now(), now()
                    FROM generate_series(1, ?) RETURNING id, recipient)
                INSERT INTO deliveries (notice_id, channel, recipient, state, due_at, changed_at)
                SELECT id, 'email', recipient, 'dead', now(), now() FROM made RETURNING id
                """,
                row -> new Delivery(
                        row.getObject("id", UUID.class),
                        Kind.COMMENT,
                        author.subject(),
                        new ArticleId(article),
                        new CommentId(UUID.randomUUID()),
                        Instant.now(),
                        null,
                        new DeliveryState.Sending(1, Instant.now())),
                author.subject(),
                article,
                number);
    }
}
