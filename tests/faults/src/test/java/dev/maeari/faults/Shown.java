package dev.maeari.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Http;
import dev.maeari.system.Http.Answer;
import dev.maeari.system.IndependentReader.Numbers;
import dev.maeari.system.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** What readers are shown, by the public API. */
record Shown(URI site) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** As many as one request may ask for. */
    private static final int AT_ONCE = 100;

    /** The numbers of these articles; those of a request that is not answered are missing. */
    Map<String, Numbers> numbers(Collection<String> articles) {
        Map<String, Numbers> numbers = new HashMap<>();
        each(
                articles,
                counts -> numbers.put(
                        counts.get("articleId").asText(),
                        new Numbers(
                                counts.get("views").asLong(),
                                counts.get("likes").asLong(),
                                counts.get("comments").asLong())));
        return numbers;
    }

    /** Waits until readers are let at the article: where partitions have moved, its event may take a while to the log. */
    void awaitKnown(String article) {
        Awaitility.await("readers know the article")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> isKnown(article));
    }

    private boolean isKnown(String article) {
        return Http.get(site.resolve("/api/engagement/articles/" + article + "/counts"))
                        .status()
                == 200;
    }

    /** Each article's answer. */
    void each(Collection<String> articles, Consumer<JsonNode> counts) {
        List<String> all = new ArrayList<>(articles);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            String query = String.join("&article=", all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            Answer answer = Http.get(site.resolve("/api/engagement/counts?article=" + query));
            if (answer.status() == 200) {
                Json.read(answer.body()).get("items").forEach(counts);
            }
        }
    }
}
