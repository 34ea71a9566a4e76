package dev.maeari.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What has arrived, in order, and what is still on its way. */
final class SimTopic {
    final List<SimOutbox.Said> log = new ArrayList<>();
    private final RelaySimulation world;
    private final Deque<ProducerRecord<byte[], byte[]>> late = new ArrayDeque<>();

    SimTopic(RelaySimulation world) {
        this.world = world;
    }

    void append(ProducerRecord<byte[], byte[]> record) {
        SimOutbox.Said said = SimOutbox.Said.of(record);
        log.add(said);
        world.outbox.arrived(said);
    }

    void appendLate(ProducerRecord<byte[], byte[]> record) {
        late.add(record);
    }

    void late() {
        ProducerRecord<byte[], byte[]> first = late.poll();
        if (first != null) {
            append(first);
        }
    }

    void allLate() {
        while (!late.isEmpty()) {
            late();
        }
    }
}
