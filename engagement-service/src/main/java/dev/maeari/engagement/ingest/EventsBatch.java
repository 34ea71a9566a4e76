package dev.maeari.engagement.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Event;
import dev.maeari.events.EventTypes;
import dev.maeari.events.Topic;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A batch of CloudEvents in JSON (CloudEvents 1.0, JSON event format 4, {@code application/cloudevents-batch+json}). For
 * now of one type: what readers do is taken in from them alone.
 */
final class EventsBatch {
    static final int MOST = 1_000;

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COUNTERS = Topic.ALL.stream()
            .filter(topic -> topic.events().isAssignableFrom(CountAdjusted.class))
            .map(Topic::name)
            .toList();
    private static final String TYPE = EventTypes.name(CountAdjusted.class);

    private EventsBatch() {}

    /**
     * One event.
     *
     * @param id the same for an event that is sent again
     */
    record Item(UUID id, Event event) {}

    /**
     * All of them, or none.
     *
     * @throws ProblemException 400 that names the event by its place, from 0, and the field
     */
    static List<Item> read(byte[] body) {
        JsonNode batch = parse(body);
        if (!batch.isArray() || batch.isEmpty() || batch.size() > MOST) {
            throw Problem.invalid("body", "the body must be a JSON array of 1 to " + MOST + " events")
                    .exception();
        }
        List<Item> items = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            items.add(item("[" + i + "]", batch.get(i)));
        }
        return items;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Bytes in none of JSON's encodings are not even a failure of JSON's.
            throw Problem.invalid("body", "the body is not JSON").exception();
        }
    }

    private static Item item(String at, JsonNode event) {
        if (!text(at, event, "specversion").equals("1.0")) {
            throw Problem.invalid(at + ".specversion", "specversion must be 1.0")
                    .exception();
        }
        if (!text(at, event, "type").equals(TYPE)) {
            throw Problem.invalid(
                            at + ".type", "type must be " + TYPE + "; what readers do is taken in from them alone")
                    .exception();
        }
        String id = text(at, event, "source") + "\n" + text(at, event, "id");
        return new Item(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                adjusted(at + ".data", event.path("data")));
    }

    private static CountAdjusted adjusted(String at, JsonNode data) {
        String counter = text(at, data, "counter");
        if (!COUNTERS.contains(counter)) {
            throw Problem.invalid(at + ".counter", "counter must be one of " + COUNTERS)
                    .exception();
        }
        if (!data.path("amount").canConvertToLong() || !data.path("amount").isIntegralNumber()) {
            throw Problem.invalid(at + ".amount", "amount must be a whole number")
                    .exception();
        }
        long amount = data.path("amount").longValue();
        if (amount > CountAdjusted.MOST || amount < -CountAdjusted.MOST) {
            throw Problem.invalid(at + ".amount", "amount must be at most " + CountAdjusted.MOST + ", more or less")
                    .exception();
        }
        ArticleId article = articleId(at + ".articleId", text(at, data, "articleId"));
        try {
            return new CountAdjusted(article, counter, text(at, data, "source"), amount);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at + ".source", "source must be a word of a-z 0-9 : . _ -, at most 64 characters")
                    .exception();
        }
    }

    private static ArticleId articleId(String at, String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(at, "articleId must be a UUID of 36 characters")
                    .exception();
        }
    }

    private static String text(String at, JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw Problem.invalid(at + "." + name, name + " must be a text").exception();
        }
        return value.textValue();
    }
}
