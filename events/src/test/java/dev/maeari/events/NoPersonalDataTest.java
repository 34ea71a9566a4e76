package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.CommentEvent.HiddenBy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I5: no event can hold a direct identifier of a person, but for what the publication itself publishes. Whoever adds a
 * component must add it here, and so must think about it.
 */
class NoPersonalDataTest {
    private static final Map<String, Class<?>> ALLOWED = Map.ofEntries(
            Map.entry("articleId", ArticleId.class),
            Map.entry("commentId", CommentId.class),
            Map.entry("parentId", CommentId.class),
            // Random, and erased by forgetting whose it is.
            Map.entry("reader", ReaderId.class),
            // A keyed hash; the key lives for a day.
            Map.entry("visitor", VisitorId.class),
            Map.entry("revision", long.class),
            Map.entry("by", HiddenBy.class),
            Map.entry("counter", String.class),
            // A word that tells why a number was adjusted.
            Map.entry("source", String.class),
            Map.entry("amount", long.class),
            // Words of a closed vocabulary.
            Map.entry("signals", Signals.class),
            Map.entry("value", long.class),
            Map.entry("version", CountVersion.class),
            // What the publication publishes about its article and under whose name.
            Map.entry("slug", String.class),
            Map.entry("title", String.class),
            Map.entry("summary", String.class),
            Map.entry("category", String.class),
            Map.entry("tags", List.class),
            Map.entry("language", String.class),
            Map.entry("cover", String.class),
            Map.entry("authorSubject", String.class),
            Map.entry("authorHandle", String.class),
            Map.entry("publishedAt", Instant.class),
            Map.entry("updatedAt", Instant.class));

    /** Only articles may carry words, since only they are published by the publication. */
    private static final List<String> FREE_TEXT_OUTSIDE_ARTICLES = List.of("counter", "source");

    static List<AllEventTypes> types() {
        return AllEventTypes.list();
    }

    @ParameterizedTest
    @MethodSource("types")
    void no_component_can_hold_personal_data(AllEventTypes type) {
        assertThat(suspicious(type.type(), type.topic().equals(Topic.ARTICLES))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_id_is_a_number_and_nothing_more(AllEventTypes type) {
        assertThat(Arrays.stream(type.type().getRecordComponents())
                        .map(RecordComponent::getType)
                        .filter(component -> component.isRecord() && component != Signals.class)
                        .flatMap(id -> Arrays.stream(id.getRecordComponents()))
                        .<Type>map(RecordComponent::getType))
                .isSubsetOf(UUID.class, long.class, int.class);
    }

    @Test
    void a_component_that_could_hold_personal_data_would_be_noticed() {
        record CommentWithAddress(ArticleId articleId, String email) {}
        record CommentWithText(ArticleId articleId, String title) {}
        record LikeWithAnotherReader(ArticleId articleId, String reader) {}

        assertThat(suspicious(CommentWithAddress.class, true)).containsExactly("String email");
        assertThat(suspicious(CommentWithText.class, false)).containsExactly("String title");
        assertThat(suspicious(LikeWithAnotherReader.class, true)).containsExactly("String reader");
    }

    private static List<String> suspicious(Class<?> event, boolean ofArticle) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> !allowed(component, ofArticle))
                .map(component -> component.getType().getSimpleName() + " " + component.getName())
                .toList();
    }

    private static boolean allowed(RecordComponent component, boolean ofArticle) {
        return component.getType().equals(ALLOWED.get(component.getName()))
                && (ofArticle
                        || !component.getType().equals(String.class)
                        || FREE_TEXT_OUTSIDE_ARTICLES.contains(component.getName()));
    }
}
