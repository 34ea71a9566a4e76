package dev.maeari.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.local.Json;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers under an article as its HTML says them, to people and to machines alike.
 *
 * @param views −1 where the page says nothing, or two different things; so the others
 */
record PageNumbers(long views, long likes, long comments) {
    private static final Pattern SHOWN =
            Pattern.compile("data-counter=\"(\\w+)\"\\s+data-value=\"(\\d+)\"[^>]*>([^<]*)<");
    private static final Pattern FACTS =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    static PageNumbers of(String html) {
        return new PageNumbers(
                agreed(html, "views", "ReadAction", "ViewAction"),
                agreed(html, "likes", "LikeAction"),
                agreed(html, "comments", "CommentAction"));
    }

    private static long agreed(String html, String counter, String... actions) {
        long shown = shown(html, counter).orElse(-1);
        return facts(html, actions).orElse(-1) == shown ? shown : -1;
    }

    /** The digits that a person sees must be the value, too. */
    private static OptionalLong shown(String html, String counter) {
        Matcher found = SHOWN.matcher(html);
        while (found.find()) {
            if (found.group(1).equals(counter)) {
                String digits = found.group(3).replaceAll("\\D", "");
                return digits.equals(found.group(2)) ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong facts(String html, String... actions) {
        Matcher found = FACTS.matcher(html);
        try {
            while (found.find()) {
                for (JsonNode counter : Json.MAPPER.readTree(found.group(1)).path("interactionStatistic")) {
                    String type = counter.path("interactionType").toString();
                    for (String action : actions) {
                        if (type.contains("/" + action)) {
                            return OptionalLong.of(
                                    counter.path("userInteractionCount").asLong());
                        }
                    }
                }
            }
        } catch (JsonProcessingException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
