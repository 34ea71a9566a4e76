package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class CountsStreamTest {
    private static final ArticleId ARTICLE = new ArticleId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));
    private static final ArticleId OTHER = new ArticleId(UUID.fromString("0199aaaa-0000-7000-8000-000000000002"));

    private static final Duration SOON = Duration.ofSeconds(2);

    private final List<StreamItem> sent = new ArrayList<>();
    private int ends;
    private boolean completed;
    private boolean broken;
    private final CountsStream stream = new CountsStream(List.of(ARTICLE), new Browser(), () -> ends++);

    @Test
    void the_first_byte_comes_before_anything_is_known() {
        // When
        stream.request(1);

        // Then
        assertThat(sent).containsExactly(new StreamItem.Heartbeat());
    }

    @Test
    void the_current_counts_are_sent_also_when_they_are_zero() {
        // Given
        connected();

        // When
        stream.load(List.of(Counts.none(ARTICLE)));

        // Then
        assertThat(sent).containsExactly(new StreamItem.Changed(Counts.none(ARTICLE)));
    }

    @Test
    void what_was_heard_before_the_current_counts_waits_for_them() {
        // Given
        connected();
        stream.changed(views(7, 9));
        assertThat(sent).isEmpty();

        // When
        stream.load(List.of(counts(5, 6)));

        // Then
        assertThat(sent).containsExactly(new StreamItem.Changed(counts(7, 9)));
    }

    @Test
    void nothing_older_is_ever_sent() {
        // Given
        connected();
        stream.load(List.of(counts(7, 9)));
        sent.clear();

        // When
        stream.changed(views(6, 8));
        stream.changed(views(7, 9));

        // Then
        assertThat(sent).isEmpty();
    }

    @Test
    void a_slow_reader_skips_to_the_newest() {
        // Given
        stream.request(2);
        stream.load(List.of(counts(1, 1)));
        sent.clear();

        // When
        for (int i = 2; i <= 1000; i++) {
            stream.changed(views(i, i));
        }
        stream.request(10);

        // Then
        assertThat(sent).containsExactly(new StreamItem.Changed(counts(1000, 1000)));
    }

    @Test
    void others_articles_are_none_of_its_business() {
        // Given
        connected();
        stream.load(List.of(counts(1, 1)));
        sent.clear();

        // When
        stream.changed(new CountChanged(OTHER, "views", 1, new CountVersion(0, 1)));

        // Then
        assertThat(sent).isEmpty();
    }

    @Test
    void it_ends_once_whoever_ends_it() {
        // Given
        connected();

        // When
        stream.end(SOON);
        stream.cancel();
        stream.end(SOON);
        stream.beat();

        // Then
        assertThat(ends).isEqualTo(1);
        assertThat(completed).isTrue();
        assertThat(sent).containsExactly(new StreamItem.Farewell(SOON));
    }

    @Test
    void it_says_when_to_come_back_and_nothing_after_it() {
        // Given
        connected();
        stream.load(List.of(counts(1, 1)));
        sent.clear();

        // When
        stream.end(SOON);
        stream.changed(views(2, 2));

        // Then
        assertThat(sent).containsExactly(new StreamItem.Farewell(SOON));
        assertThat(completed).isTrue();
    }

    @Test
    void a_reader_that_is_busy_is_told_once_it_asks_again() {
        // Given
        stream.end(SOON);
        assertThat(completed).isFalse();

        // When
        stream.request(1);

        // Then
        assertThat(sent).containsExactly(new StreamItem.Farewell(SOON));
        assertThat(completed).isTrue();
    }

    @Test
    void a_reader_that_never_asks_again_is_not_waited_for_in_the_end() {
        // Given
        stream.end(SOON);

        // When
        stream.end(SOON);

        // Then
        assertThat(sent).isEmpty();
        assertThat(completed).isTrue();
    }

    @Test
    void a_broken_connection_ends_its_stream_and_nobody_else_s() {
        // Given
        connected();
        stream.load(List.of(counts(1, 1)));
        broken = true;

        // When
        stream.changed(views(2, 2));

        // Then
        assertThat(ends).isEqualTo(1);
    }

    private void connected() {
        stream.request(100);
        sent.clear();
    }

    private static CountChanged views(long value, long position) {
        return new CountChanged(ARTICLE, "views", value, new CountVersion(0, position));
    }

    private static Counts counts(long views, long position) {
        return Counts.none(ARTICLE).with("views", views, new CountVersion(0, position));
    }

    private final class Browser implements Flow.Subscriber<StreamItem> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(StreamItem item) {
            if (broken) {
                throw new IllegalStateException("the connection is gone");
            }
            sent.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
