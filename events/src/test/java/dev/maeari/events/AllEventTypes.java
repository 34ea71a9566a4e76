package dev.maeari.events;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every type of event with a topic that carries it (the first, if several do), derived from the sealed interfaces. */
record AllEventTypes(Topic topic, Class<? extends Event> type) {

    static List<AllEventTypes> list() {
        Set<Class<?>> seen = new HashSet<>();
        return Topic.ALL.stream()
                .flatMap(AllEventTypes::of)
                .filter(one -> seen.add(one.type()))
                .toList();
    }

    static Stream<AllEventTypes> of(Topic topic) {
        return EventTypes.of(topic.events()).entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> new AllEventTypes(topic, entry.getValue()));
    }

    static AllEventTypes named(String simpleName) {
        return list().stream()
                .filter(one -> one.name().equals(simpleName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "there are samples of " + simpleName + ", but no such event: logs still hold it"));
    }

    /** All topics that carry it. */
    List<Topic> topics() {
        return Topic.ALL.stream()
                .filter(one -> EventTypes.of(one.events()).containsValue(type))
                .toList();
    }

    String name() {
        return type.getSimpleName();
    }

    @Override
    public String toString() {
        return name();
    }
}
