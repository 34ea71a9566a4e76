package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;

/** The topic {@code counts}, and what is on its way there: it may arrive late, unanswered, or not at all. */
final class SimCounts {
    final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    final List<CountChanged> said = new ArrayList<>();
    private final SimDice dice;
    private final Deque<Sent> underway = new ArrayDeque<>();

    private record Sent(ProducerRecord<byte[], byte[]> record, Callback callback) {}

    SimCounts(SimDice dice) {
        this.dice = dice;
    }

    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        underway.add(new Sent(record, callback));
    }

    boolean isUnderway() {
        return !underway.isEmpty();
    }

    /** The first of what is underway arrives, or fails, of a thousand times. */
    void deliver(int failures) {
        Sent sent = underway.poll();
        if (sent == null) {
            return;
        }
        boolean unanswered = dice.chance(failures);
        boolean lost = unanswered && dice.chance(500);
        if (!lost) {
            append(sent.record());
        }
        sent.callback().onCompletion(null, unanswered ? new TimeoutException("not answered in time") : null);
    }

    void append(ProducerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> arrived = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                records.size(),
                0,
                TimestampType.CREATE_TIME,
                record.key().length,
                record.value().length,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
        records.add(arrived);
        if (SimLog.CODEC.decode(Topic.COUNTS, arrived) instanceof Decoded.Known known) {
            said.add((CountChanged) known.event());
        }
    }

    static CountKey key(CountChanged count) {
        return new CountKey(count.articleId().value(), count.counter());
    }
}
