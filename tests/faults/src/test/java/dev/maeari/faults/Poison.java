package dev.maeari.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        boolean isDead) {
    private static final Map<String, String> TYPES = Map.of(
            "views", "dev.maeari.ArticleViewed",
            "likes", "dev.maeari.ArticleLiked",
            "comments", "dev.maeari.CommentPublished");
    /** What a topic takes at most is a MiB with a few bytes for the frame; headers need some, too. */
    private static final int ALMOST_A_MEBIBYTE = 1024 * 1024 - 1024;

    private static final int PARTITIONS = 6;

    /** Every kind, on every topic that is counted, where an article's records lie. */
    static List<Poison> all(String article) {
        List<Poison> all = new ArrayList<>();
        for (String topic : List.of("views", "likes", "comments")) {
            byte[] key = LogWriter.utf8(article);
            byte[] value = value(article);
            String type = String.valueOf(TYPES.get(topic));
            int here = LogWriter.partition(article);
            Headers good = LogWriter.headers("1.0", type);
            all.add(new Poison("not JSON", topic, here, key, LogWriter.utf8("{\"articleId\": "), good, true));
            all.add(new Poison("a field missing", topic, here, key, LogWriter.utf8("{}"), good, true));
            all.add(new Poison("null", topic, here, key, null, good, true));
            all.add(new Poison("wrong key", topic, here, LogWriter.utf8("nobody"), value, good, true));
            all.add(new Poison("no key", topic, here, null, value, good, true));
            all.add(new Poison("wrong partition", topic, (here + 1) % PARTITIONS, key, value, good, true));
            all.add(new Poison("1 MiB", topic, here, key, new byte[ALMOST_A_MEBIBYTE], good, true));
            all.add(new Poison("future version", topic, here, key, value, LogWriter.headers("2.0", type), true));
            all.add(new Poison(
                    "unknown type", topic, here, key, value, LogWriter.headers("1.0", type + "Tomorrow"), false));
        }
        return all;
    }

    /** A view like any other. */
    static byte[] view(String article, String visitor) {
        return LogWriter.utf8("{\"articleId\":\"%s\",\"visitor\":\"%s\"}".formatted(article, visitor));
    }

    /** Appends it; answers where it stands. */
    String put(LogWriter log) {
        return log.put(topic, partition, key, value, headers);
    }

    /** What would count on any of the topics, were the rest in order. */
    private static byte[] value(String article) {
        UUID id = UUID.fromString("01980f40-0000-7000-8000-000000000001");
        return LogWriter.utf8(
                "{\"articleId\":\"%s\",\"visitor\":\"00f3a9c45be21d7e\",\"reader\":\"%s\",\"commentId\":\"%s\",\"revision\":1}"
                        .formatted(article, id, id));
    }
}
