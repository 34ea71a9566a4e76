package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Entry;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topic;
import dev.maeari.events.TraceParent;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import dev.maeari.outbox.Traces;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final TraceParent CAUSE = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");

    private final LogPartition partition = new LogPartition(Topic.VIEWS, 0);
    private final ArticleId article = new ArticleId(UUID.randomUUID());
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    @Test
    void where_nothing_is_traced_no_record_is_looked_at() {
        assertThat(Causes.UNTRACED.of(partition, new Untouchable<>(), new Untouchable<>(), 0))
                .isEmpty();
    }

    @Test
    void traced_requests_are_found_from_the_position_on() {
        // Given
        viewed(true);
        viewed(false);
        viewed(true);
        // When
        List<Cause> causes = new Causes(new Traces(false)).of(partition, records, entries, 1);
        // Then
        assertThat(causes).singleElement().satisfies(cause -> {
            assertThat(cause.counter()).isEqualTo(new CountKey(article.value(), "views"));
            assertThat(cause.step().getSpanContext().getTraceId()).isEqualTo(CAUSE.traceId());
        });
    }

    @Test
    void of_many_traced_requests_some_are_followed() {
        // Given
        for (int i = 0; i < 3 * Causes.MOST; i++) {
            viewed(true);
        }
        // When
        List<Cause> causes = new Causes(new Traces(false)).of(partition, records, entries, 0);
        // Then
        assertThat(causes).hasSize(Causes.MOST);
    }

    private void viewed(boolean traced) {
        long offset = records.size();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("views", 0, offset, new byte[0], new byte[0]);
        if (traced) {
            record.headers().add(TraceParent.HEADER, CAUSE.text().getBytes(StandardCharsets.UTF_8));
        }
        records.add(record);
        entries.add(new Entry(offset, 0, null, new Entry.Happened(new ArticleViewed(article, new VisitorId(1)))));
    }

    /** Fails whoever looks. */
    private static final class Untouchable<T> extends AbstractList<T> {
        @Override
        public T get(int index) {
            throw new AssertionError("a record was looked at");
        }

        @Override
        public int size() {
            throw new AssertionError("records were counted");
        }
    }
}
