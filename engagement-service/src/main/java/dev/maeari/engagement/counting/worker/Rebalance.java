package dev.maeari.engagement.counting.worker;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** Notes what the group gives and takes. Nothing is read of a new partition until it has begun. */
final class Rebalance implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;

    Rebalance(Consumer<byte[], byte[]> consumer, Partitions partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        partitions.assigned(given);
        consumer.pause(given);
        // Any place will do while it is paused: without one the client would look for a committed offset.
        given.forEach(partition -> consumer.seek(partition, 0));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        partitions.revoked(taken);
    }
}
