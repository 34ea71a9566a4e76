package dev.maeari.local.topics;

import java.util.List;

/** How a topic is at the broker: its id, and of each partition in order where it starts and ends. */
record TopicState(String id, boolean compacted, List<Long> starts, List<Long> ends) {
    boolean isEmpty() {
        return ends.stream().allMatch(end -> end == 0);
    }
}
