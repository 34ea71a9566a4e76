package dev.maeari.engagement.counting.worker;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** A bug that is planted around the real classes, which know nothing of it. By default there is none. */
interface SimBug {
    SimBug NONE = () -> "nothing";

    /** What a verdict must say of it, beside whatever else it says. */
    String symptom();

    /** The store as an instance with the bug would use it. */
    default Store store(Store real, Simulation world, SimInstance instance) {
        return real;
    }

    /** What counting sees of a poll. */
    default ConsumerRecords<byte[], byte[]> polled(ConsumerRecords<byte[], byte[]> poll) {
        return poll;
    }

    /** Where reading begins in place of the offset that was asked for. */
    default long sought(TopicPartition partition, long offset, Simulation world) {
        return offset;
    }

    /** A partition has begun. */
    default void resumed(SimInstance instance, Collection<TopicPartition> some) {}

    /** Whether a position that is out of the log's range becomes the log's start. */
    default boolean beginsAtTheStart() {
        return false;
    }

    /** Whether {@code counts} is read back. */
    default boolean readsBack() {
        return true;
    }
}
