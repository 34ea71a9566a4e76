package dev.maeari.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.Json;
import dev.maeari.system.Person;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;

/** What becomes so in a while. */
final class Eventually {
    static final String NOTICES = "/api/notifications";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private Eventually() {}

    /** An article that was just published is known a moment later. */
    static void taken(IntSupplier status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status.getAsInt()).isEqualTo(202));
    }

    /** These are the numbers of the article. */
    static void counted(Person reader, String article, long views, long likes, long comments) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counts(reader, article)).containsExactly(views, likes, comments));
    }

    /** So many notices of the article are in its author's inbox. */
    static void noticed(Person author, String article, int notices) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Json.read(author.reads(NOTICES).body())
                                .get("items")
                                .findValuesAsText("articleId"))
                        .filteredOn(article::equals)
                        .hasSize(notices));
    }

    private static List<Long> counts(Person reader, String article) {
        JsonNode counts = reader.counts(article);
        return List.of(
                counts.get("views").asLong(),
                counts.get("likes").asLong(),
                counts.get("comments").asLong());
    }
}
