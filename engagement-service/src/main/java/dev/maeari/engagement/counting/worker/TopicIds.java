package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says which topics these are: one of the same name may have been made anew, with other offsets. */
@FunctionalInterface
interface TopicIds {
    /** The id of the topic that each partition is of. */
    Map<LogPartition, UUID> of(Collection<LogPartition> partitions, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException;
}
