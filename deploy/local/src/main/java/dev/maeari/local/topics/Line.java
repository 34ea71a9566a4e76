package dev.maeari.local.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maeari.local.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One record as one line of JSON: {@code offset}, {@code time} (milliseconds), {@code key}, {@code value}, {@code headers}.
 * Bytes are text where they are UTF-8, else {@code {"base64": …}}.
 *
 * @param record as it is appended, with the time that it had
 */
record Line(long offset, ProducerRecord<byte[], byte[]> record) {
    private static final ObjectWriter WRITER = Json.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectReader READER = Json.MAPPER.reader();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static byte[] of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        ObjectNode line = NODES.objectNode();
        line.put("offset", record.offset());
        line.put("time", record.timestamp());
        line.set("key", node(record.key()));
        line.set("value", node(record.value()));
        ArrayNode headers = line.putArray("headers");
        for (Header header : record.headers()) {
            headers.addArray().add(header.key()).add(node(header.value()));
        }
        return WRITER.writeValueAsBytes(line);
    }

    static Line read(String text, TopicPartition place) throws IOException {
        JsonNode line = READER.readTree(text);
        RecordHeaders headers = new RecordHeaders();
        for (JsonNode header : line.path("headers")) {
            headers.add(header.get(0).textValue(), bytes(header.get(1)));
        }
        return new Line(
                line.path("offset").longValue(),
                new ProducerRecord<>(
                        place.topic(),
                        place.partition(),
                        line.path("time").longValue(),
                        bytes(line.path("key")),
                        bytes(line.path("value")),
                        headers));
    }

    private static JsonNode node(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        try {
            return NODES.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte @Nullable [] bytes(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().getBytes(StandardCharsets.UTF_8);
        }
        return node.isObject() ? Base64.getDecoder().decode(node.path("base64").textValue()) : null;
    }
}
