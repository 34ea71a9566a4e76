package dev.maeari.events;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the event types on the wire, derived from the sealed interfaces so that none can be forgotten. */
public final class EventTypes {
    private static final String NAMESPACE = "dev.maeari.";

    private EventTypes() {}

    /** The CloudEvents type of an event: the record's simple name under the project's name. */
    public static String name(Class<? extends Event> type) {
        return NAMESPACE + type.getSimpleName();
    }

    /** Every record that a topic may carry, by its name on the wire. */
    public static Map<String, Class<? extends Event>> of(Class<? extends Event> topicEvents) {
        return leaves(topicEvents).collect(Collectors.toUnmodifiableMap(EventTypes::name, Function.identity()));
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return Stream.of(type);
        }
        return Arrays.stream(permitted).flatMap(sub -> leaves(sub.asSubclass(Event.class)));
    }
}
