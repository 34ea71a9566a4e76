package dev.maeari.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that can't be counted.
 *
 * @param isDead whether it has to be kept as a dead letter; what is of an unknown type is only passed over
 */
record Poison(
        String kind,
        String topic,
        int partition,
        @Nullable String key,
        @Nullable String value,
        Headers headers,
        boolean isDead) {
    private static final Map<String, String> TYPES = Map.of(
            "views", "dev.maeari.ArticleViewed",
            "likes", "dev.maeari.ArticleLiked",
            "comments", "dev.maeari.CommentPublished");
    /** What a topic takes at most is a MiB with a few bytes for the frame; headers need some, too. */
    private static final int ALMOST_A_MEBIBYTE = 1024 * 1024 - 1024;

    private static final String LARGE = "1 MiB";

    /** Every kind, on every topic that is counted, where an article's records lie. */
    static List<Poison> all(String article) {
        List<Poison> all = new ArrayList<>();
        for (String topic : List.of("views", "likes", "comments")) {
            String value = value(article);
            String type = String.valueOf(TYPES.get(topic));
            int here = LogWriter.partition(article);
            Headers good = LogWriter.headers("1.0", type);
            all.add(new Poison("not JSON", topic, here, article, "{\"articleId\": ", good, true));
            all.add(new Poison("a field missing", topic, here, article, "{}", good, true));
            all.add(new Poison("null", topic, here, article, null, good, true));
            all.add(new Poison("wrong key", topic, here, "nobody", value, good, true));
            all.add(new Poison("no key", topic, here, null, value, good, true));
            all.add(new Poison(
                    "wrong partition", topic, (here + 1) % LogWriter.PARTITIONS, article, value, good, true));
            all.add(new Poison(LARGE, topic, here, article, "x".repeat(ALMOST_A_MEBIBYTE), good, true));
            all.add(new Poison("future version", topic, here, article, value, LogWriter.headers("2.0", type), true));
            all.add(new Poison(
                    "unknown type", topic, here, article, value, LogWriter.headers("1.0", type + "Tomorrow"), false));
        }
        return all;
    }

    /** All but those of a mebibyte. */
    static List<Poison> small(String article) {
        return all(article).stream()
                .filter(poison -> !poison.kind().equals(LARGE))
                .toList();
    }

    /** A view like any other. */
    static byte[] view(String article, String visitor) {
        return LogWriter.utf8("{\"articleId\":\"%s\",\"visitor\":\"%s\"}".formatted(article, visitor));
    }

    /** Appends it; answers where it stands. */
    String put(LogWriter log) {
        return log.put(topic, partition, bytes(key), bytes(value), headers);
    }

    /** Whether a record is this one, whatever headers were added to it. */
    boolean isKeptBy(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.equals(record.key(), bytes(key))
                && Arrays.equals(record.value(), bytes(value))
                && Stream.of(headers.toArray()).allMatch(header -> {
                    Header kept = record.headers().lastHeader(header.key());
                    return kept != null && Arrays.equals(kept.value(), header.value());
                });
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : LogWriter.utf8(text);
    }

    /** What would count on any of the topics, were the rest in order. */
    private static String value(String article) {
        UUID id = UUID.fromString("01980f40-0000-7000-8000-000000000001");
        return """
                {"articleId":"%s","visitor":"00f3a9c45be21d7e","reader":"%s","commentId":"%s","revision":1}""".formatted(article, id, id);
    }
}
