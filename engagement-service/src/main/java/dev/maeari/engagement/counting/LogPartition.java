package dev.maeari.engagement.counting;

import dev.maeari.events.Topic;

/** One partition of one of the topics that counting reads. */
public record LogPartition(Topic topic, int number) {
    @Override
    public String toString() {
        return topic.name() + "/" + number;
    }
}
