package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.maeari.events.ViewEvent.ArticleViewed;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events to Kafka records and back: CloudEvents 1.0 in binary mode, after the Kafka protocol binding (attributes in
 * {@code ce_} headers, data as JSON in the value). Thread-safe.
 */
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String SOURCE = "/maeari";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Topics topics;
    private final Map<Topic, Map<String, Reader>> readers;
    private final PlainViews views;

    /** A codec for the topics of one deployment. */
    public EventCodec(Topics topics) {
        this.topics = topics;
        this.readers = Topic.ALL.stream().collect(Collectors.toUnmodifiableMap(t -> t, EventCodec::readersOf));
        this.views = new PlainViews(topics.partitions());
    }

    /**
     * The record to send, with topic, partition and key as the event's article asks.
     *
     * @param id unique per event, kept when the same event is sent again
     * @param time when it happened, by the sender's clock; for people, never for counting
     */
    public ProducerRecord<byte[], byte[]> encode(Event event, UUID id, Instant time) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.name(Topic.of(event)),
                topics.partition(event.articleId()),
                Utf8.bytes(event.key()),
                json(event));
        Headers headers = record.headers();
        headers.add("ce_specversion", Utf8.bytes(SPEC_VERSION));
        headers.add("ce_id", Utf8.bytes(id.toString()));
        headers.add("ce_source", Utf8.bytes(SOURCE));
        headers.add("ce_type", Utf8.bytes(EventTypes.name(event.getClass())));
        headers.add("ce_time", Utf8.bytes(time.toString()));
        headers.add("content-type", Utf8.bytes("application/json"));
        return record;
    }

    /** What a record of the given topic is. A pure decision: the same record is always the same thing. */
    public Decoded decode(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (!topic.name().equals(Topic.VIEWS.name())) {
            return judge(topic, record);
        }
        ArticleViewed plain = views.read(record);
        if (plain != null) {
            return new Decoded.Known(plain);
        }
        Decoded judged = judge(topic, record);
        if (judged instanceof Decoded.Known(ArticleViewed viewed)) {
            views.learn(record.value(), viewed.signals());
        }
        return judged;
    }

    /** What any record is, by the whole of the rules. */
    Decoded judge(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        String version = header(record, "ce_specversion");
        if (!SPEC_VERSION.equals(version)) {
            return new Decoded.Malformed("ce_specversion is " + version + ", not " + SPEC_VERSION);
        }
        String type = header(record, "ce_type");
        if (type == null || type.isEmpty()) {
            return new Decoded.Malformed("no ce_type");
        }
        Map<String, Reader> known = readers.get(topic);
        Reader reader = known == null ? null : known.get(type);
        return reader == null ? new Decoded.Unknown(type) : read(topic, reader, record);
    }

    private Decoded read(Topic topic, Reader reader, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Decoded.Malformed("no value");
        }
        Event event;
        try {
            event = reader.read(record.value());
        } catch (IOException e) {
            return new Decoded.Malformed(firstLine(e));
        }
        byte[] key = record.key();
        if (key == null || !Utf8.text(key).equals(event.key())) {
            return new Decoded.Malformed("the key is not " + event.key());
        }
        if (!belongs(event, topic)) {
            return new Decoded.Malformed("it adjusts a counter of another topic");
        }
        return topics.holds(record.partition(), event.articleId())
                ? new Decoded.Known(event)
                : new Decoded.Malformed("article belongs in partition " + topics.partition(event.articleId()));
    }

    /** Of an adjustment the topic is the counter's; what stands on another would be counted by nobody. */
    private static boolean belongs(Event event, Topic topic) {
        return !(event instanceof CountAdjusted adjusted) || adjusted.counter().equals(topic.name());
    }

    private static byte[] json(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event that is not JSON: " + event.getClass(), e);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : Utf8.text(header.value());
    }

    /** Jackson's messages go on with the text around the fault, which may be anybody's. */
    private static String firstLine(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return "not readable: "
                + (message == null
                        ? e.getClass().getSimpleName()
                        : message.lines().findFirst().orElse(""));
    }

    private static Map<String, Reader> readersOf(Topic topic) {
        return EventTypes.of(topic.events()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Reader(JSON.readerFor(entry.getValue()), RequiredFields.of(entry.getValue()))));
    }

    private record Reader(ObjectReader json, RequiredFields required) {
        Event read(byte[] value) throws IOException {
            Event event = json.readValue(value);
            if (event == null) {
                throw new IOException("the value is null");
            }
            required.check(event);
            return event;
        }
    }
}
