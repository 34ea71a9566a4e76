package dev.maeari.events;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of an event record that are not {@link Nullable}: an event without one of them is malformed. */
record RequiredFields(List<RecordComponent> components) {

    static RequiredFields of(Class<? extends Event> type) {
        return new RequiredFields(Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList());
    }

    void check(Event event) throws IOException {
        for (RecordComponent component : components) {
            if (valueOf(component, event) == null) {
                throw new IOException("no " + component.getName());
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + component, e);
        }
    }
}
