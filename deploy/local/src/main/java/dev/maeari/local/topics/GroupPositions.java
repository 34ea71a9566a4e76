package dev.maeari.local.topics;

import dev.maeari.local.topics.Kept.GroupPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far groups of readers had come. In a compacted topic records come to lie closer together, so there it is counted how
 * many were before.
 */
final class GroupPositions {
    private final Kept kept;
    private final BrokerAccess broker;
    private final Map<String, Long> shifts = new HashMap<>();
    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> found = new HashMap<>();

    GroupPositions(Kept kept, BrokerAccess broker) {
        this.kept = kept;
        this.broker = broker;
    }

    /** Is to be shown each line of a partition; the position begins at its start. */
    Consumer<Line> follow(String topic, int number, boolean compacted) {
        String place = topic + "/" + number;
        TopicPartition partition = new TopicPartition(broker.prefix() + topic, number);
        kept.groups().forEach((group, positions) -> {
            GroupPosition position = positions.get(place);
            if (position != null) {
                long offset = compacted ? 0 : position.offset();
                found.computeIfAbsent(group, one -> new HashMap<>())
                        .put(partition, new OffsetAndMetadata(offset, position.note()));
            }
        });
        return compacted ? line -> count(place, partition, line) : line -> {};
    }

    private void count(String place, TopicPartition partition, Line line) {
        long before = shifts.merge(place, 1L, Long::sum);
        found.forEach((group, positions) -> {
            GroupPosition wanted = kept.groups().getOrDefault(group, Map.of()).get(place);
            if (wanted != null && line.offset() < wanted.offset()) {
                positions.put(partition, new OffsetAndMetadata(before, wanted.note()));
            }
        });
    }

    /** Tells the broker. */
    void set() {
        found.forEach(broker::position);
    }
}
