package dev.maeari.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of an event, made from its record. */
final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TEXT = Map.of("type", "string");
    private static final Map<String, String> UUID = Map.of("type", "string", "format", "uuid");
    private static final Map<Class<?>, Map<String, String>> TYPES = Map.of(
            String.class,
            TEXT,
            long.class,
            Map.of("type", "integer"),
            Instant.class,
            Map.of("type", "string", "format", "date-time"),
            ArticleId.class,
            UUID,
            CommentId.class,
            UUID,
            ReaderId.class,
            UUID,
            VisitorId.class,
            Map.of("type", "string", "pattern", "^[0-9a-f]{16}$"),
            CountVersion.class,
            Map.of("type", "string", "pattern", "^[0-9]+-[0-9]+$"));

    private EventSchemas() {}

    static JsonNode of(AllEventTypes type) {
        Javadoc doc = Javadoc.of(type.type());
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:maeari:schema:" + EventTypes.name(type.type()))
                .put("title", EventTypes.name(type.type()))
                .put("description", doc.summary())
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.type().getRecordComponents()) {
            ObjectNode property = property(component);
            String description = doc.components().get(component.getName());
            if (description != null) {
                property.put("description", description);
            }
            properties.set(component.getName(), property);
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        // A reader accepts fields that it does not know: they are a newer writer's.
        return schema.put("additionalProperties", true);
    }

    static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode property(RecordComponent component) {
        Class<?> type = component.getType();
        ObjectNode property = JSON.createObjectNode();
        if (type.isEnum()) {
            ArrayNode words = property.put("type", "string").putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(word -> words.add(word.toString()));
        } else if (type == List.class || type == Signals.class) {
            property.put("type", "array").putObject("items").put("type", "string");
        } else {
            Map<String, String> keywords = TYPES.get(type);
            if (keywords == null) {
                throw new AssertionError("say in EventSchemas how %s looks in JSON".formatted(component));
            }
            // Map.of has no order, the documents must have one.
            keywords.entrySet().stream()
                    .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                    .forEach(keyword -> property.put(keyword.getKey(), keyword.getValue()));
        }
        return property;
    }
}
