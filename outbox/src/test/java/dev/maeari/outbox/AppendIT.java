package dev.maeari.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.ArticleEvent.ArticlePublished;
import dev.maeari.events.ArticleId;
import dev.maeari.events.TraceParent;
import dev.maeari.testing.LocalStack;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "name", value = "outbox"))
class AppendIT {
    private final ArticleId article = new ArticleId(Trial.id());

    @Inject
    Trial trial;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @AfterEach
    void end() throws Exception {
        trial.end();
    }

    @Test
    void an_event_without_a_transaction_is_refused() throws SQLException {
        assertThatThrownBy(() -> outbox.append(trial.event(article, 1), Trial.id(), Instant.now()))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
        assertThat(trial.waiting()).isZero();
    }

    @Test
    void however_much_waits_a_round_takes_no_more_than_fits_into_memory() throws SQLException {
        // Given
        byte[] large = new byte[1_900_000];
        try (Connection connection = dataSource.getConnection()) {
            OutboxRow.insertAll(
                    connection, Collections.nCopies(10, new ProducerRecord<>("trial.large", 0, new byte[1], large)));

            // When
            List<OutboxRow> first = OutboxRow.oldest(connection, 500);

            // Then
            assertThat(first).hasSize(4);
            int all = 0;
            for (List<OutboxRow> rows = first; !rows.isEmpty(); rows = OutboxRow.oldest(connection, 500)) {
                all += rows.size();
                OutboxRow.delete(connection, rows.stream().map(OutboxRow::id).toList());
            }
            assertThat(all).isEqualTo(10);
        }
    }

    @Test
    void what_is_rolled_back_leaves_nothing_to_send() throws SQLException {
        // Given
        trial.startRelay();

        // When
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(trial.event(article, 1), Trial.id(), Instant.now());
                    throw new IllegalStateException("changed my mind");
                }));
        trial.append(article, 2);

        // Then
        assertThat(trial.logUntil(article, 2)).containsExactly(2L);
    }

    @Test
    void an_event_leaves_with_the_trace_of_the_request_that_caused_it() throws SQLException {
        // Given
        TraceParent cause = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        SpanContext request =
                SpanContext.create(cause.traceId(), cause.spanId(), TraceFlags.getSampled(), TraceState.getDefault());

        // When
        Context.root()
                .with(Span.wrap(request))
                .wrap((Runnable) () -> trial.append(article, 1))
                .run();
        trial.append(article, 2);

        // Then
        try (Connection connection = dataSource.getConnection()) {
            assertThat(OutboxRow.oldest(connection, 2))
                    .extracting(row -> TraceParent.of(row.record().headers()))
                    .containsExactly(cause, null);
        }
    }

    @Test
    void what_kafka_would_never_take_is_refused_with_its_transaction() throws SQLException {
        // Given
        Instant now = Instant.now();
        ArticlePublished large = new ArticlePublished(
                article, 1, "s", "t", "x".repeat(OutboxRow.MAX_BYTES), "", List.of(), "ko", null, "a", "a", now, now);

        // When, Then
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.append(large, Trial.id(), now)));
        assertThat(trial.waiting()).isZero();
    }

    @Test
    void the_events_of_one_aggregate_leave_in_the_order_of_its_revisions() throws Exception {
        // Given
        trial.startRelay();
        trial.execute("CREATE TABLE IF NOT EXISTS aggregates (id uuid PRIMARY KEY, revision bigint NOT NULL)");
        trial.execute("INSERT INTO aggregates VALUES ('" + article + "', 0)");
        Callable<Long> change = () -> QuarkusTransaction.requiringNew().call(this::change);

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var changed : threads.invokeAll(Collections.nCopies(60, change))) {
                changed.get();
            }
        }

        // Then
        assertThat(trial.logUntil(article, 60))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void a_row_that_commits_after_younger_ones_were_sent_is_sent_too() throws SQLException {
        // Given
        trial.startRelay();
        try (Connection slow = dataSource.getConnection()) {
            slow.setAutoCommit(false);
            Outbox.appendAll(slow, List.of(trial.record(article, 1)));
            trial.append(article, 2);
            assertThat(trial.logUntil(article, 2)).containsExactly(2L);

            // When
            slow.commit();
            outbox.wake();
        }

        // Then
        assertThat(trial.logUntil(article, 1)).containsExactly(2L, 1L);
    }

    private long change() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement update = connection.createStatement();
                var row = update.executeQuery("UPDATE aggregates SET revision = revision + 1 WHERE id = '" + article
                        + "' RETURNING revision")) {
            row.next();
            return outbox.append(trial.event(article, row.getLong(1)), Trial.id(), Instant.now());
        }
    }
}
