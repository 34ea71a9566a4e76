package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.notifications.Database;
import dev.maeari.notifications.NotificationsIT;
import dev.maeari.notifications.Publication;
import dev.maeari.notifications.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClaimingIT extends NotificationsIT {
    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    Database database;

    @Inject
    Deliveries deliveries;

    @Test
    void what_one_has_claimed_no_other_gets() throws Exception {
        // Given
        Somebody author = Somebody.english();
        ArticleId article = Publication.publishes(author.subject(), "Echo");
        database.update("""
                WITH made AS (
                    INSERT INTO notices (dedup_key, recipient, kind, article_id, comment_id, happened_at, changed_at)
                    SELECT 'claiming/' || gen_random_uuid(), ?, 'comment', ?, gen_random_uuid(), now(), now()
                    FROM generate_series(1, 300) RETURNING id, recipient)
                INSERT INTO deliveries (notice_id, channel, recipient, state, due_at, changed_at)
                SELECT id, 'email', recipient, 'waiting', now(), now() FROM made
                """, author.subject(), article.value());

        // When
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            Callable<List<UUID>> process = this::claimAll;
            for (Future<List<UUID>> one : processes.invokeAll(List.of(process, process, process, process))) {
                claimed.addAll(one.get());
            }
        }

        // Then
        assertThat(claimed).isNotEmpty().doesNotHaveDuplicates();
        assertThat(database.first(
                        "SELECT count(*) AS n FROM deliveries WHERE id::text = ANY (?) AND attempt = 1"
                                + " AND state = 'sending'",
                        row -> row.getLong("n"),
                        (Object) claimed.stream().map(UUID::toString).toArray(String[]::new)))
                .contains((long) claimed.size());
    }

    private List<UUID> claimAll() {
        List<UUID> all = new ArrayList<>();
        List<Delivery> some;
        do {
            some = deliveries.claim(7, LONG);
            some.forEach(delivery -> all.add(delivery.id()));
        } while (!some.isEmpty());
        return all;
    }
}
