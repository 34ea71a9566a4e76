package dev.maeari.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maeari.embedded.EmbeddedStack;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.testing.LocalStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "outbox"))
class RelayIT {
    private final ArticleId article = new ArticleId(Trial.id());

    @Inject
    Trial trial;

    @Inject
    Heard heard;

    @AfterEach
    void end() throws Exception {
        trial.end();
    }

    @Test
    void what_was_written_before_it_started_is_sent_in_order_and_deleted() {
        // Given
        append(1, 30);

        // When
        trial.startRelay();

        // Then
        assertThat(trial.logUntil(article, 30)).containsExactlyElementsOf(revisions(30));
        await().atMost(Trial.PATIENCE).until(() -> trial.waiting() == 0);
    }

    @Tag("faults")
    @Test
    void nothing_is_lost_or_reordered_when_the_broker_is_killed() {
        // Given
        trial.startRelay();
        append(1, 10);
        trial.logUntil(article, 10);

        // When
        EmbeddedStack.shared().kafka().kill();
        try {
            append(11, 30);
        } finally {
            EmbeddedStack.shared().kafka().startAgain();
        }

        // Then
        List<Long> log = trial.logUntil(article, 30);
        assertThat(log).containsSubsequence(revisions(30)).hasSameElementsAs(revisions(30));
        await().atMost(Trial.PATIENCE).until(() -> trial.waiting() == 0);
    }

    @Tag("faults")
    @Test
    void a_listener_is_told_only_once_kafka_has_acknowledged() throws SQLException {
        // Given
        EmbeddedStack.shared().kafka().kill();
        long row;
        try {
            row = trial.append(article, 1);

            // When
            trial.startRelay();
            await().during(Duration.ofSeconds(3))
                    .atMost(Trial.PATIENCE)
                    .until(() -> !heard.rows().contains(row));
            assertThat(trial.waiting()).isEqualTo(1);
        } finally {
            EmbeddedStack.shared().kafka().startAgain();
        }

        // Then
        await().atMost(Trial.PATIENCE).until(() -> heard.rows().contains(row));
        assertThat(trial.logUntil(article, 1)).contains(1L);
    }

    @Test
    void a_listener_that_fails_keeps_the_row_until_it_has_been_told() {
        // Given
        heard.failOnce();
        long row = trial.append(article, 1);

        // When
        trial.startRelay();

        // Then
        await().atMost(Trial.PATIENCE).until(() -> heard.rows().contains(row) && trial.waiting() == 0);
        assertThat(trial.logUntil(article, 1)).containsOnly(1L);
    }

    @Test
    void what_waits_while_partitions_are_added_is_sent_to_where_its_article_belongs_then() throws Exception {
        // Given
        append(1, 10);
        Topics grown = trial.grow();
        ArticleId moved = trial.moved(grown);
        for (int revision = 1; revision <= 10; revision++) {
            trial.append(moved, revision);
        }

        // When
        trial.startRelay(grown);

        // Then
        assertThat(trial.logUntil(grown, moved, 10)).containsExactlyElementsOf(revisions(10));
        assertThat(trial.logUntil(grown, article, 10)).containsExactlyElementsOf(revisions(10));
    }

    @Test
    void of_two_relays_one_sends_and_the_other_takes_over_when_it_ends() throws Exception {
        // Given
        Trial.RunningRelay first = trial.startRelay();
        await().atMost(Trial.PATIENCE).until(() -> trial.locks() == 1);
        trial.startRelay();

        // When
        append(1, 60);
        List<Long> together = trial.logUntil(article, 60);
        long locks = trial.locks();
        first.stop();
        append(61, 70);

        // Then
        assertThat(together).containsExactlyElementsOf(revisions(60));
        assertThat(locks).isEqualTo(1);
        assertThat(trial.logUntil(article, 70)).containsExactlyElementsOf(revisions(70));
    }

    private void append(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(revision -> trial.append(article, revision));
    }

    private static List<Long> revisions(long to) {
        return LongStream.rangeClosed(1, to).boxed().toList();
    }
}
