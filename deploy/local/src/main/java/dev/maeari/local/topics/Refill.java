package dev.maeari.local.topics;

import dev.maeari.local.Failure;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Appends to one empty partition, and sees to it that each record comes to lie where it belongs. */
final class Refill {
    private static final byte[] NOTHING = {};

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicPartition place;
    private final boolean sameOffsets;
    private final AtomicReference<Failure> trouble = new AtomicReference<>();
    private long next;

    /**
     * Of a partition.
     *
     * @param sameOffsets whether records must come to lie at the offsets that they had
     */
    Refill(KafkaProducer<byte[], byte[]> producer, TopicPartition place, boolean sameOffsets) {
        this.producer = producer;
        this.place = place;
        this.sameOffsets = sameOffsets;
    }

    /** The offset of the next record. */
    long next() {
        return next;
    }

    /** Fills the offsets of what had been deleted, to be deleted again. */
    void skip(long until) {
        while (next < until) {
            send(new ProducerRecord<>(place.topic(), place.partition(), 0L, NOTHING, NOTHING));
        }
        check();
    }

    void append(Line line) {
        if (sameOffsets && line.offset() != next) {
            throw new Failure(
                    "%s has a hole at %d, which can't be made again; count the log anew (./maeari rules rebuild)"
                            .formatted(place, next));
        }
        send(line.record());
    }

    /** Waits until all is kept. */
    void finish(long end) {
        check();
        if (next != end) {
            throw new Failure("%s ends at %d, not at %d as the copy says".formatted(place, next, end));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(ProducerRecord<byte[], byte[]> record) {
        long expected = next++;
        producer.send(record, (kept, failure) -> {
            if (failure != null) {
                trouble.compareAndSet(null, new Failure("%s did not take a record: %s".formatted(place, failure)));
            } else if (kept.offset() != expected) {
                trouble.compareAndSet(
                        null,
                        new Failure("somebody else writes to %s; begin again with empty topics".formatted(place)));
            }
        });
        Failure found = trouble.get();
        if (found != null) {
            throw found;
        }
    }

    private void check() {
        producer.flush();
        Failure found = trouble.get();
        if (found != null) {
            throw found;
        }
    }
}
