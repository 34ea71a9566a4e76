package dev.maeari.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the log says, if it says anything: read from the published rules alone, with no class of the services.
 *
 * @param type without the project's name
 * @param origin where it first stood, as {@code topic/partition/offset}, if it was replayed
 */
public record Fact(
        String type,
        JsonNode json,
        int partition,
        long timestamp,
        @Nullable String origin) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOT_OF_READERS = Pattern.compile("robot:.*|headless|prefetch|held:.*");
    private static final String NAMESPACE = "dev.maeari.";
    /** What each of them must tell beside its article. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "ArticleViewed", Set.of("visitor"),
            "ArticleLiked", Set.of("reader"),
            "ArticleUnliked", Set.of("reader"),
            "CommentPublished", Set.of("commentId", "revision"),
            "CommentHidden", Set.of("commentId", "revision", "by"),
            "CountAdjusted", Set.of("counter", "source", "amount"));

    /** Nothing if the record can't be read, or is of a type that counts for nothing. */
    public static Optional<Fact> of(ConsumerRecord<byte[], byte[]> record, int partitions) {
        String full = text(record, "ce_type");
        String type = full == null || !full.startsWith(NAMESPACE) ? "" : full.substring(NAMESPACE.length());
        Set<String> fields = FIELDS.get(type);
        if (fields == null || record.value() == null || !"1.0".equals(text(record, "ce_specversion"))) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(record.value());
            boolean readable =
                    json != null && fields.stream().allMatch(json::hasNonNull) && isAtHome(record, json, partitions);
            return readable
                    ? Optional.of(
                            new Fact(type, json, record.partition(), record.timestamp(), text(record, "maeari_origin")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A number is changed by decision, by nothing that a reader did. */
    boolean isAdjustment() {
        return type.equals("CountAdjusted");
    }

    /** A view of a reader, as far as its signals tell: no robot, nothing fetched in advance, nothing held. */
    boolean isOfReader() {
        for (JsonNode signal : json.path("signals")) {
            if (NOT_OF_READERS.matcher(signal.asText()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** A field that is there. */
    public String get(String field) {
        return json.get(field).asText();
    }

    /** Key and partition are those of its article. */
    private static boolean isAtHome(ConsumerRecord<byte[], byte[]> record, JsonNode json, int partitions) {
        String article = json.path("articleId").asText();
        return record.key() != null
                && new String(record.key(), StandardCharsets.UTF_8).equals(article)
                && Utils.toPositive(Utils.murmur2(record.key())) % partitions == record.partition();
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
