package dev.maeari.engagement.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.LimitsConfig;
import dev.maeari.engagement.Network;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.Roles;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topics;
import dev.maeari.outbox.Traces;
import dev.maeari.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Streams of one source, of which two may be open, and that may watch three articles together. */
class StreamsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Network SOURCE = Network.of("192.0.2.1");
    private static final ArticleId ARTICLE = new ArticleId(new UUID(0, 1));
    private static final ArticleId OTHER = new ArticleId(new UUID(0, 2));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Streams streams = streams(new CurrentCounts(StreamsTest::read));

    @Test
    void one_too_many_of_a_source_is_refused_before_it_is_answered() {
        // Given
        open(ARTICLE);
        open(ARTICLE);

        // When
        ProblemException refusal = refused(ARTICLE);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.retryAfter()).isPositive();
    }

    @Test
    void more_than_may_be_watched_together_is_refused() {
        // Given
        open(ARTICLE, OTHER);

        // When / Then
        assertThat(refused(ARTICLE, OTHER).problem().type()).isEqualTo("urn:maeari:problem:too-many-streams");
        assertThatCode(() -> open(ARTICLE)).doesNotThrowAnyException();
    }

    @Test
    void who_leaves_makes_room() {
        // Given
        AssertSubscriber<StreamItem> reader = open(ARTICLE, OTHER);

        // When
        reader.cancel();
        reader.cancel();

        // Then
        assertAllIsFree(streams);
    }

    @Test
    void who_goes_before_the_stream_begins_has_taken_no_room() {
        // When
        for (int i = 0; i < 10; i++) {
            streams.of(Set.of(ARTICLE, OTHER), SOURCE);
        }

        // Then
        assertAllIsFree(streams);
    }

    @Test
    void who_was_let_in_but_finds_the_room_taken_is_told_to_come_back() {
        // Given
        Multi<StreamItem> slow = streams.of(Set.of(ARTICLE), SOURCE);
        open(ARTICLE);
        AssertSubscriber<StreamItem> second = open(ARTICLE);

        // When
        AssertSubscriber<StreamItem> late = slow.subscribe().withSubscriber(AssertSubscriber.create(10));

        // Then
        late.awaitCompletion(PATIENCE);
        assertThat(late.getItems()).last().isInstanceOf(StreamItem.Farewell.class);
        assertThat(openStreams()).isEqualTo(2);
        second.cancel();
        assertThatCode(() -> open(ARTICLE)).doesNotThrowAnyException();
    }

    @Test
    void a_stream_without_a_database_makes_room_when_it_ends() {
        // Given
        AtomicBoolean away = new AtomicBoolean(true);
        Streams broken = streams(new CurrentCounts(ids -> {
            if (away.get()) {
                throw new IllegalStateException("the database is away");
            }
            return read(ids);
        }));

        // When
        AssertSubscriber<StreamItem> reader = open(broken, ARTICLE, OTHER);

        // Then
        reader.awaitCompletion(PATIENCE);
        away.set(false);
        assertAllIsFree(broken);
    }

    @Test
    void a_connection_that_breaks_at_the_first_event_makes_room() {
        // When
        streams.of(Set.of(ARTICLE, OTHER), SOURCE).subscribe().withSubscriber(new Broken(false));

        // Then
        assertAllIsFree(streams);
    }

    @Test
    void a_reader_that_fails_before_the_first_event_makes_room() {
        // When
        streams.of(Set.of(ARTICLE, OTHER), SOURCE).subscribe().withSubscriber(new Broken(true));

        // Then
        assertAllIsFree(streams);
    }

    @Test
    void at_the_end_of_the_process_all_streams_end_and_none_begins() {
        // Given
        AssertSubscriber<StreamItem> reader = open(ARTICLE);
        Multi<StreamItem> slow = streams.of(Set.of(OTHER), SOURCE);

        // When
        streams.stop(new ShutdownDelayInitiatedEvent());

        // Then
        reader.awaitCompletion(PATIENCE);
        slow.subscribe().withSubscriber(AssertSubscriber.create(10)).awaitCompletion(PATIENCE);
        assertThat(openStreams()).isZero();
        assertThat(refused(ARTICLE).problem().status()).isEqualTo(503);
    }

    private void assertAllIsFree(Streams those) {
        assertThat(openStreams()).isZero();
        AssertSubscriber<StreamItem> one = open(those, ARTICLE);
        AssertSubscriber<StreamItem> two = open(those, ARTICLE, OTHER);
        assertThat(catchThrowableOfType(ProblemException.class, () -> open(those, ARTICLE)))
                .isNotNull();
        one.cancel();
        two.cancel();
    }

    private AssertSubscriber<StreamItem> open(ArticleId... articles) {
        return open(streams, articles);
    }

    private static AssertSubscriber<StreamItem> open(Streams those, ArticleId... articles) {
        return those.of(Set.of(articles), SOURCE).subscribe().withSubscriber(AssertSubscriber.create(10));
    }

    private ProblemException refused(ArticleId... articles) {
        return catchThrowableOfType(ProblemException.class, () -> streams.of(Set.of(articles), SOURCE));
    }

    private double openStreams() {
        return registry.get("maeari.streams.open").gauge().value();
    }

    private Streams streams(CurrentCounts current) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(CountsConfig.class)
                .withMapping(LimitsConfig.class)
                .withDefaultValue("maeari.counts.watched", "3")
                .withDefaultValue("maeari.limits.streams", "2")
                .build();
        Topics topics = new Topics("", 1, (short) 1);
        CountsTail tail =
                new CountsTail("", topics, new EventCodec(topics), new Roles(Set.of(Role.INGEST)), Traces.OFF);
        return new Streams(
                tail,
                current,
                config.getConfigMapping(CountsConfig.class),
                config.getConfigMapping(LimitsConfig.class),
                new EngagementMetrics(registry));
    }

    private static List<Counts> read(List<ArticleId> articles) {
        return articles.stream().map(Counts::none).toList();
    }

    /** Fails at the first event, or before it. */
    private record Broken(boolean early) implements Flow.Subscriber<StreamItem> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            if (early) {
                throw new IllegalStateException("the connection was never there");
            }
            subscription.request(1);
        }

        @Override
        public void onNext(StreamItem item) {
            throw new IllegalStateException("the connection is gone");
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
