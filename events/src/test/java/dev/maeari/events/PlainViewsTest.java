package dev.maeari.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ViewEvent.ArticleViewed;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short way to read a view comes to what the long one says, whatever stands on the log. */
class PlainViewsTest {
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T09:00:00Z");
    private static final int ROUNDS = 60_000;
    private final EventCodec codec = new EventCodec(TOPICS);
    private final Random random = new Random(42);
    private final Mutations mutations = new Mutations(random);
    private int plain;

    @Test
    void views_as_they_are_written_are_read_the_short_way_and_the_same() {
        for (int i = 0; i < ROUNDS; i++) {
            assertSame(written(view()));
        }
        // Only what was met for the first time went the long way.
        assertThat(plain).isGreaterThan(ROUNDS * 9 / 10);
    }

    @Test
    void what_was_changed_anywhere_is_judged_the_same() {
        for (int i = 0; i < ROUNDS; i++) {
            ConsumerRecord<byte[], byte[]> good = written(view());
            assertSame(good);
            assertSame(mutations.of(good));
        }
    }

    @Test
    void garbage_is_judged_the_same() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] value = new byte[random.nextInt(200)];
            random.nextBytes(value);
            ConsumerRecord<byte[], byte[]> good = written(view());
            assertSame(Mutations.record(good.topic(), good.partition(), good.key(), value, good.headers()));
        }
    }

    /** Nothing but one array: were more remembered with it, another view's words could say another thing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["a"]                                  | true
            ["a" ]                                 | true
            ["a\\"]                                | true
            ["a"],"visitor":"1111111111111111"     | false
            ["a"],"more":[]                        | false
            ["]"]                                  | false
            null                                   | false
            """)
    void only_an_array_is_remembered(String json, boolean remembered) {
        // Given
        KnownSignals known = new KnownSignals();
        byte[] text = json.getBytes(ISO_8859_1);
        // When
        known.put(text, 0, text.length, Signals.of("a"));
        // Then
        assertThat(known.get(text, 0, text.length) != null).isEqualTo(remembered);
        assertThat(known.get(text, 0, text.length - 1)).isNull();
    }

    private void assertSame(ConsumerRecord<byte[], byte[]> record) {
        PlainViews views = new PlainViews(TOPICS.partitions());
        Decoded judged = codec.judge(Topic.VIEWS, record);
        assertThat(codec.decode(Topic.VIEWS, record))
                .as(() -> new String(record.value() == null ? new byte[0] : record.value(), ISO_8859_1))
                .isEqualTo(judged);
        // What was learnt from it must not change what it is.
        assertThat(codec.decode(Topic.VIEWS, record)).isEqualTo(judged);
        if (judged instanceof Decoded.Known(ArticleViewed viewed)) {
            views.learn(record.value(), viewed.signals());
            plain += views.read(record) == null ? 0 : 1;
        }
    }

    private ArticleViewed view() {
        ArticleId article = new ArticleId(new UUID(random.nextInt(4), random.nextInt(3)));
        VisitorId visitor = new VisitorId(random.nextLong());
        return switch (random.nextInt(4)) {
            case 0 -> new ArticleViewed(article, visitor);
            case 1 -> new ArticleViewed(article, visitor, Signals.of("agent:chrome"));
            case 2 ->
                new ArticleViewed(article, visitor, Signals.of("robot:Googlebot\\/", "held:" + random.nextInt(9)));
            default -> new ArticleViewed(article, visitor, Signals.of());
        };
    }

    private ConsumerRecord<byte[], byte[]> written(ArticleViewed view) {
        ProducerRecord<byte[], byte[]> record = codec.encode(view, new UUID(1, random.nextLong()), SOME_TIME);
        return Mutations.record(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
