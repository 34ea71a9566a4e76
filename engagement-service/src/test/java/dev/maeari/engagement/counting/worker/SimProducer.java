package dev.maeari.engagement.counting.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Puts records on their way; the scheduler decides when they arrive. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // All of a simulation is one thread.
final class SimProducer extends MockProducer<byte[], byte[]> {
    private final SimCounts counts;

    SimProducer(SimCounts counts) {
        this.counts = counts;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        counts.send(record, callback);
        return new CompletableFuture<>();
    }
}
