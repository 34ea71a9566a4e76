package dev.maeari.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** What it sends arrives in order; it may arrive late or not at all, and not be answered though it has arrived. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // All of a simulation is one thread.
final class SimRelayProducer extends MockProducer<byte[], byte[]> {
    private final RelaySimulation world;
    private final List<Sent> underway = new ArrayList<>();

    private record Sent(ProducerRecord<byte[], byte[]> record, CompletableFuture<RecordMetadata> answer) {}

    SimRelayProducer(RelaySimulation world) {
        this.world = world;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        world.at();
        Sent sent = new Sent(record, new CompletableFuture<>());
        underway.add(sent);
        return sent.answer();
    }

    @Override
    public void flush() {
        for (Sent sent : underway) {
            world.at();
            if (world.fails()) {
                if (world.chance(400)) {
                    world.topic.append(sent.record());
                } else if (world.chance(400)) {
                    world.topic.appendLate(sent.record());
                }
                sent.answer().completeExceptionally(new TimeoutException("not answered in time"));
            } else {
                world.topic.append(sent.record());
                sent.answer()
                        .complete(new RecordMetadata(
                                new TopicPartition(sent.record().topic(), 0), 0, 0, 0, 0, 0));
            }
        }
        underway.clear();
    }
}
