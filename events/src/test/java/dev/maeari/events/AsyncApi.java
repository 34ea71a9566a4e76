package dev.maeari.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics and what is said on them as an AsyncAPI 3 document, made from their declarations and the golden samples. */
final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "#/components/schemas/";
    private static final String TRAIT = "#/components/messageTraits/cloudEvent";
    /** Who else may listen reads all of it; what we listen to ourselves stands in docs/adr and the ACLs of a cluster. */
    private static final String ABOUT = """
            What the services of Maeari tell each other, for those who want to listen. CloudEvents 1.0 in binary mode; the \
            names of topics carry the prefix of the deployment. A reader passes over types and fields that it does not know.""";

    private AsyncApi() {}

    static JsonNode document() {
        ObjectNode root = JSON.createObjectNode().put("asyncapi", "3.0.0");
        root.putObject("info").put("title", "Maeari").put("version", "1.0.0").put("description", ABOUT);
        root.put("defaultContentType", "application/json");
        server(root.putObject("servers").putObject("kafka"));
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        for (Topic topic : Topic.ALL) {
            channel(channels.putObject(topic.name()), topic);
            operation(operations.putObject("receive-" + topic.name()), topic);
        }
        ObjectNode components = root.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        for (AllEventTypes type : AllEventTypes.list()) {
            message(messages.putObject(type.name()), type);
            schemas.set(type.name(), EventSchemas.of(type));
        }
        components.putObject("messageTraits").set("cloudEvent", trait());
        return root;
    }

    private static void server(ObjectNode server) {
        server.put("host", "{bootstrap}").put("protocol", "kafka");
        server.putObject("variables")
                .putObject("bootstrap")
                .put("default", "localhost:9092")
                .put("description", "KAFKA_BOOTSTRAP_SERVERS; locally what ./maeari status --json says");
    }

    private static void channel(ObjectNode channel, Topic topic) {
        channel.put("address", "{prefix}" + topic.name());
        channel.putObject("parameters")
                .putObject("prefix")
                .put("default", "maeari.")
                .put("description", "MAEARI_TOPICS_PREFIX");
        ObjectNode messages = channel.putObject("messages");
        AllEventTypes.of(topic)
                .forEach(type -> messages.putObject(type.name()).put("$ref", "#/components/messages/" + type.name()));
        ObjectNode configuration = channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", "maeari." + topic.name())
                .put("bindingVersion", "0.5.0")
                .putObject("topicConfiguration");
        // The binding knows these settings, and no others.
        Map<String, String> settings = new TreeMap<>(topic.config());
        configuration.putArray("cleanup.policy").add(settings.get("cleanup.policy"));
        for (String number : List.of("max.message.bytes", "retention.bytes", "retention.ms")) {
            if (settings.containsKey(number)) {
                configuration.put(number, Long.parseLong(settings.get(number)));
            }
        }
    }

    private static void operation(ObjectNode operation, Topic topic) {
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        ArrayNode messages = operation.putArray("messages");
        AllEventTypes.of(topic)
                .forEach(type -> messages.addObject()
                        .put("$ref", "#/channels/%s/messages/%s".formatted(topic.name(), type.name())));
    }

    private static void message(ObjectNode message, AllEventTypes type) {
        message.put("name", EventTypes.name(type.type()));
        message.put("summary", Javadoc.of(type.type()).summary());
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put("$ref", TRAIT);
        message.putObject("payload").put("$ref", SCHEMA + type.name());
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .putObject("key")
                .put("type", "string");
        ArrayNode examples = message.putArray("examples");
        for (Sample sample : Sample.of(type.name())) {
            ObjectNode example = examples.addObject().put("name", sample.name());
            ObjectNode headers = example.putObject("headers");
            sample.headers().forEach(headers::put);
            example.set("payload", read(sample.json()));
        }
    }

    private static ObjectNode trait() {
        ObjectNode trait = JSON.createObjectNode();
        ObjectNode headers = trait.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        text(properties, "ce_specversion").put("const", "1.0");
        text(properties, "ce_id").put("format", "uuid").put("description", "unique per event");
        text(properties, "ce_source");
        text(properties, "ce_type").put("description", "the name of the message");
        text(properties, "ce_time").put("format", "date-time").put("description", "when it happened");
        ArrayNode required = headers.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        return trait;
    }

    private static ObjectNode text(ObjectNode properties, String name) {
        return properties.putObject(name).put("type", "string");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a sample that is no JSON", e);
        }
    }
}
