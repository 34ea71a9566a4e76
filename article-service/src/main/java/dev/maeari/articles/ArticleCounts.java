package dev.maeari.articles;

import dev.maeari.events.CountVersion;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers under an article.
 *
 * @param versions of those numbers that the log has told, by the counter's name
 */
public record ArticleCounts(long views, long likes, long comments, Map<String, CountVersion> versions) {
    /** Of an article that nobody has looked at. */
    public static final ArticleCounts NONE = new ArticleCounts(0, 0, 0, Map.of());

    public ArticleCounts {
        versions = Map.copyOf(versions);
    }

    /** The version of a number; {@link CountVersion#NONE} if the log has said nothing. */
    public CountVersion version(String counter) {
        return versions.getOrDefault(counter, CountVersion.NONE);
    }

    ArticleCounts with(String counter, long value, CountVersion version) {
        Map<String, CountVersion> newer = new HashMap<>(versions);
        newer.put(counter, version);
        return switch (counter) {
            case "views" -> new ArticleCounts(value, likes, comments, newer);
            case "likes" -> new ArticleCounts(views, value, comments, newer);
            case "comments" -> new ArticleCounts(views, likes, value, newer);
            default -> this;
        };
    }
}
