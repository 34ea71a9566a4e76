package dev.maeari.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ViewEvent.ArticleViewed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String ARTICLE = "01980f3c-5a10-7c3e-9b1f-2d3c4b5a6978";
    private static final String COMMENT = "01980f3d-0b20-7a4d-8c2e-3f4a5b6c7d8e";
    private static final Topics TOPICS = new Topics("maeari.", 6, (short) 1);
    private static final int HOME = TOPICS.partition(ArticleId.of(ARTICLE));

    private final EventCodec codec = new EventCodec(TOPICS);

    @Test
    void a_record_of_a_known_type_is_its_event() {
        // When
        Decoded decoded = view("{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\"}".formatted(ARTICLE));
        // Then
        assertThat(decoded)
                .isEqualTo(
                        new Decoded.Known(new ArticleViewed(ArticleId.of(ARTICLE), VisitorId.of("00f3a9c45be21d7e"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.maeari.ArticleShared", "dev.maeari.ArticleLiked", "ArticleViewed", "org.example.X"})
    void a_type_that_the_topic_does_not_carry_is_unknown_whatever_its_value(String type) {
        assertThat(codec.decode(Topic.VIEWS, record(ARTICLE, HOME, "no JSON", "1.0", type)))
                .isEqualTo(new Decoded.Unknown(type));
    }

    @Test
    void an_adjustment_stands_on_the_topic_of_its_counter_alone() {
        // Given
        String json = "{\"articleId\":\"%s\",\"counter\":\"likes\",\"source\":\"carried-over\",\"amount\":3}"
                .formatted(ARTICLE);
        var record = record(ARTICLE, HOME, json, "1.0", "dev.maeari.CountAdjusted");
        // Then
        assertThat(codec.decode(Topic.LIKES, record))
                .isEqualTo(new Decoded.Known(new CountAdjusted(ArticleId.of(ARTICLE), "likes", "carried-over", 3)));
        assertMalformed(record, "it adjusts a counter of another topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Carried over", "an@address.example", "carried/over"})
    void a_source_of_adjustments_is_a_plain_word(String source) {
        // Given
        String json = "{\"articleId\":\"%s\",\"counter\":\"views\",\"source\":\"%s\",\"amount\":3}"
                .formatted(ARTICLE, source);
        // Then
        assertMalformed(record(ARTICLE, HOME, json, "1.0", "dev.maeari.CountAdjusted"), "not a source");
    }

    @ParameterizedTest
    @ValueSource(longs = {CountAdjusted.MOST + 1, -CountAdjusted.MOST - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void an_adjustment_can_not_make_a_number_too_great(long amount) {
        // Given
        String json = "{\"articleId\":\"%s\",\"counter\":\"views\",\"source\":\"carried-over\",\"amount\":%d}"
                .formatted(ARTICLE, amount);
        // Then
        assertMalformed(record(ARTICLE, HOME, json, "1.0", "dev.maeari.CountAdjusted"), "not an amount");
    }

    @Test
    void a_record_without_the_version_of_cloud_events_is_malformed() {
        assertMalformed(record(ARTICLE, HOME, "{}", null, "dev.maeari.ArticleViewed"), "ce_specversion is null");
        assertMalformed(record(ARTICLE, HOME, "{}", "0.3", "dev.maeari.ArticleViewed"), "ce_specversion is 0.3");
    }

    @Test
    void a_record_without_a_type_is_malformed() {
        assertMalformed(record(ARTICLE, HOME, "{}", "1.0", null), "no ce_type");
        assertMalformed(record(ARTICLE, HOME, "{}", "1.0", ""), "no ce_type");
    }

    @Test
    void a_tombstone_is_malformed() {
        assertMalformed(record(ARTICLE, HOME, null, "1.0", "dev.maeari.ArticleViewed"), "no value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                  | No content
            null                                                | the value is null
            [1]                                                 | not readable
            "text"                                              | not readable
            {"articleId":                                       | Unexpected end-of-input
            {}                                                  | no articleId
            {"articleId":"ARTICLE"}                             | no visitor
            {"articleId":"ARTICLE","visitor":null}              | no visitor
            {"articleId":"ARTICLE","visitor":"00f3"}            | 16 hexadecimal digits
            {"articleId":"ARTICLE","visitor":"zzzzzzzzzzzzzzzz"}| not readable
            {"articleId":"ARTICLE","visitor":15}                | not readable
            {"articleId":"1-2-3-4-5","visitor":"00f3a9c45be21d7e"} | not a UUID
            {"articleId":{"value":"ARTICLE"},"visitor":"00f3a9c45be21d7e"} | not readable
            {"articleId":"ARTICLE","visitor":"00f3a9c45be21d7e"} {} | Trailing token
            {"articleId":"ARTICLE","visitor":"00f3a9c45be21d7e"}x | not readable
            """)
    void a_view_that_cannot_be_read_is_malformed_and_says_why(String json, String cause) {
        assertMalformed(
                record(ARTICLE, HOME, json.replace("ARTICLE", ARTICLE), "1.0", "dev.maeari.ArticleViewed"), cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "by":"MODERATOR"                  | null
            "by":"MODERATOR","revision":null  | null
            "by":"MODERATOR","revision":1.5   | not readable
            "by":"MODERATOR","revision":1.0   | not readable
            "by":"MODERATOR","revision":"1"   | not readable
            "by":"MODERATOR","revision":true  | not readable
            "by":"MODERATOR","revision":99999999999999999999 | not readable
            "revision":1                      | no by
            "revision":1,"by":"SOMEBODY"      | not readable
            "revision":1,"by":"moderator"     | not readable
            "revision":1,"by":0               | not readable
            """)
    void a_number_is_a_whole_number_and_a_word_one_of_the_words(String fields, String cause) {
        // Given
        String json = "{\"articleId\":\"%s\",\"commentId\":\"%s\",%s}".formatted(ARTICLE, COMMENT, fields);
        ConsumerRecord<byte[], byte[]> record = record(ARTICLE, HOME, json, "1.0", "dev.maeari.CommentHidden");
        // When
        Decoded decoded = codec.decode(Topic.COMMENTS, record);
        // Then
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.cause()).contains(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1--2", "+1-+2", "1-2-3", "a-b", "٣-٤", "1-99999999999999999999", " 1-2", ""})
    void a_version_of_a_count_is_two_numbers(String version) {
        // Given
        String json = "{\"articleId\":\"%s\",\"counter\":\"views\",\"value\":1,\"version\":\"%s\"}"
                .formatted(ARTICLE, version);
        // When
        Decoded decoded =
                codec.decode(Topic.COUNTS, record(ARTICLE + "/views", HOME, json, "1.0", "dev.maeari.CountChanged"));
        // Then
        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void a_key_that_is_not_the_article_is_malformed() {
        // Given
        String json = "{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\"}".formatted(ARTICLE);
        for (String key :
                new String[] {null, "", COMMENT, ARTICLE.toUpperCase(java.util.Locale.ROOT), ARTICLE + "/x"}) {
            assertMalformed(record(key, HOME, json, "1.0", "dev.maeari.ArticleViewed"), "the key is not " + ARTICLE);
        }
    }

    @Test
    void a_record_in_another_partition_than_its_article_is_malformed() {
        // Given
        String json = "{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\"}".formatted(ARTICLE);
        // When
        ConsumerRecord<byte[], byte[]> astray =
                record(ARTICLE, (HOME + 1) % TOPICS.partitions(), json, "1.0", "dev.maeari.ArticleViewed");
        // Then
        assertMalformed(astray, "article belongs in partition " + HOME);
    }

    @Test
    void a_record_from_before_partitions_were_added_is_still_read() {
        // Given
        EventCodec grown = new EventCodec(TOPICS.grown(18));
        ArticleId moved;
        do {
            moved = new ArticleId(java.util.UUID.randomUUID());
        } while (Topic.partition(moved, 18) < 6);
        String json = "{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\"}".formatted(moved);
        int before = Topic.partition(moved, 6);
        // When
        Decoded read =
                grown.decode(Topic.VIEWS, record(moved.toString(), before, json, "1.0", "dev.maeari.ArticleViewed"));
        Decoded astray = grown.decode(
                Topic.VIEWS, record(moved.toString(), (before + 1) % 6, json, "1.0", "dev.maeari.ArticleViewed"));
        // Then
        assertThat(read).isInstanceOf(Decoded.Known.class);
        assertThat(astray).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void the_cause_tells_the_fault_but_not_the_text_around_it() {
        // Given
        String json = "{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\",\"note\":\"somebody's secret\" oops}"
                .formatted(ARTICLE);
        // When
        Decoded decoded = view(json);
        // Then
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.cause())
                                .startsWith("not readable: ")
                                .doesNotContain("secret")
                                .doesNotContain("\n"));
    }

    @Test
    void the_headers_are_those_of_cloud_events_and_no_others() {
        // When
        ProducerRecord<byte[], byte[]> record = codec.encode(
                new ArticleViewed(ArticleId.of(ARTICLE), new VisitorId(15)),
                UUID.fromString(COMMENT),
                Instant.parse("2026-11-24T09:30:00Z"));
        // Then
        List<String> names = new ArrayList<>();
        for (Header header : record.headers()) {
            names.add(header.key());
        }
        assertThat(names).hasSize(Set.copyOf(names).size());
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type");
    }

    private Decoded view(String json) {
        return codec.decode(Topic.VIEWS, record(ARTICLE, HOME, json, "1.0", "dev.maeari.ArticleViewed"));
    }

    private void assertMalformed(ConsumerRecord<byte[], byte[]> record, String cause) {
        assertThat(codec.decode(Topic.VIEWS, record))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed -> assertThat(malformed.cause()).contains(cause));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String key,
            int partition,
            @Nullable String value,
            @Nullable String specVersion,
            @Nullable String type) {
        RecordHeaders headers = new RecordHeaders();
        if (specVersion != null) {
            headers.add("ce_specversion", specVersion.getBytes(UTF_8));
        }
        if (type != null) {
            headers.add("ce_type", type.getBytes(UTF_8));
        }
        return new ConsumerRecord<>(
                "maeari.views",
                partition,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
