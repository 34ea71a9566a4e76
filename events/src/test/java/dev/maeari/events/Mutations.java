package dev.maeari.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Small changes anywhere in a record, left to chance.
 *
 * @param random of a seed that is told
 */
record Mutations(Random random) {
    /** What mutations like to put somewhere. */
    private static final String[] PIECES = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\u0000",
        "\u00ff",
        "null",
        "\\u0061",
        "[]",
        "A",
        "0",
        "-",
        "1e999",
        "99999999999999999999",
        "[[[[[[[[",
        "\"signals\":[\"held:1\"]",
        ",\"visitor\":\"00f3a9c45be21d7e\"",
        ",\"more\":[1]",
        "\"articleId\":",
        "{}",
        "]}"
    };

    /** The record with a change in key, value, partition or headers. */
    ConsumerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        byte[] value = record.value();
        int partition = record.partition();
        Headers headers = record.headers();
        switch (random.nextInt(8)) {
            case 0 -> key = random.nextBoolean() ? mutated(record.key()) : null;
            case 1 -> headers = mutated(headers);
            case 2 -> partition = random.nextInt(7);
            case 3 -> {
                value = mutated(value);
                key = Arrays.copyOfRange(value, Math.min(14, value.length), Math.min(50, value.length));
            }
            default -> value = mutated(value);
        }
        return record(record.topic(), partition, key, value, headers);
    }

    private byte[] mutated(byte @Nullable [] bytes) {
        String text = bytes == null ? "" : new String(bytes, ISO_8859_1);
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(3));
        String piece = PIECES[random.nextInt(PIECES.length)];
        String changed = switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + piece + text.substring(to);
            case 1 -> text.substring(0, from) + text.substring(to);
            default ->
                text.substring(0, from)
                        + (random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : piece)
                        + text.substring(from);
        };
        return changed.getBytes(ISO_8859_1);
    }

    private Headers mutated(Headers headers) {
        List<Header> all = new ArrayList<>(List.of(headers.toArray()));
        if (all.isEmpty()) {
            return headers;
        }
        int one = random.nextInt(all.size());
        switch (random.nextInt(5)) {
            case 0 -> all.remove(one);
            case 1 ->
                all.set(
                        one,
                        new RecordHeader(
                                all.get(one).key(), mutated(all.get(one).value())));
            case 2 -> all.set(one, new RecordHeader(all.get(one).key(), null));
            case 3 -> all.add(new RecordHeader(all.get(one).key(), "other".getBytes(ISO_8859_1)));
            default -> all.add(0, new RecordHeader(all.get(one).key(), "other".getBytes(ISO_8859_1)));
        }
        return new RecordHeaders(all);
    }

    /** As a consumer would be given it. */
    static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<byte[], byte[]>(
                topic, partition, 0, 0, TimestampType.LOG_APPEND_TIME, -1, -1, key, value, headers, Optional.empty());
    }
}
