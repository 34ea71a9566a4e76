package dev.maeari.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record that could not be processed, as it is kept: as it was, with why and where from (I6). */
public final class DeadRecord {
    /** Why it could not be processed. */
    public static final String CAUSE = "maeari_cause";
    /** Where it first stood, as {@code topic/partition/offset}; kept by a replay. */
    public static final String ORIGIN = "maeari_origin";
    /** The service that could not: others read the same topics, and keep their own. Counting does not say so. */
    public static final String KEPT_BY = "maeari_kept_by";

    private static final int MAX_CAUSE_BYTES = 8 * 1024;

    private DeadRecord() {}

    /** What is to be sent. */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, Position place, String cause, Topics topics) {
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        headers.remove(CAUSE);
        headers.add(CAUSE, cut(cause));
        if (headers.lastHeader(ORIGIN) == null) {
            headers.add(ORIGIN, place.toString().getBytes(UTF_8));
        }
        String topic = topics.prefix() + place.topic() + ".dead";
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, record.partition(), record.key(), record.value(), headers);
        return OutboxRow.fits(letter) ? letter : emptied(topic, place, cause, record.partition());
    }

    /** Nothing may stop the partition, not even what nobody can send: it stays readable at its place in the log. */
    private static ProducerRecord<byte[], byte[]> emptied(String topic, Position place, String cause, int partition) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(CAUSE, cut("can't be kept whole, look at its origin: " + cause));
        headers.add(ORIGIN, place.toString().getBytes(UTF_8));
        return new ProducerRecord<>(topic, partition, (byte[]) null, (byte[]) null, headers);
    }

    private static byte[] cut(String cause) {
        byte[] bytes = cause.getBytes(UTF_8);
        return bytes.length <= MAX_CAUSE_BYTES ? bytes : whole(Arrays.copyOf(bytes, MAX_CAUSE_BYTES));
    }

    /** Without the character that the cut went through. */
    private static byte[] whole(byte[] cut) {
        return new String(cut, UTF_8).replaceAll("\\uFFFD+$", "").getBytes(UTF_8);
    }
}
