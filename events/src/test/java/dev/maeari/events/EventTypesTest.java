package dev.maeari.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void every_sealed_interface_of_events_has_its_topic() {
        assertThat(Topic.ALL.stream().<Class<?>>map(Topic::events))
                .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void the_names_on_the_wire_are_derived_from_what_the_interface_permits() {
        // Given
        Class<?>[] permitted = LikeEvent.class.getPermittedSubclasses();
        // When
        var types = EventTypes.of(LikeEvent.class);
        // Then
        assertThat(types)
                .containsOnlyKeys("dev.maeari.ArticleLiked", "dev.maeari.ArticleUnliked", "dev.maeari.CountAdjusted");
        assertThat(types.values())
                .hasSameElementsAs(Arrays.stream(permitted)
                        .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                        .toList());
    }

    @Test
    void every_event_is_a_record_with_a_name_of_its_own() {
        // When
        List<AllEventTypes> types = AllEventTypes.list();
        // Then
        assertThat(types).allMatch(one -> one.type().isRecord());
        assertThat(types).extracting(AllEventTypes::name).doesNotHaveDuplicates();
    }
}
