package dev.maeari.engagement.counting;

import dev.maeari.events.Topic;
import java.util.List;
import java.util.stream.IntStream;

/** One partition of one of the topics that counting reads. */
public record LogPartition(Topic topic, int number) {
    /** All, where each topic has so many. */
    public static List<LogPartition> all(int partitions) {
        return Counter.topics().stream()
                .flatMap(topic -> IntStream.range(0, partitions).mapToObj(number -> new LogPartition(topic, number)))
                .toList();
    }

    @Override
    public String toString() {
        return topic.name() + "/" + number;
    }
}
