package dev.maeari.engagement.counting.worker;

import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.web.tail.LogTail;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Reads {@code counts} back, from its beginning on. */
final class CountsTail implements Mending.ReadBack, AutoCloseable {
    private final LogTail tail;

    CountsTail(String bootstrapServers, Topics topics, CountsSeen seen) {
        tail = new LogTail(bootstrapServers, topics, Topic.COUNTS, LogTail.From.BEGINNING, seen::read);
        tail.caughtUp().thenRun(seen::caughtUp);
    }

    @Override
    public void awaitCaughtUp(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        tail.awaitCaughtUp(patience);
    }

    @Override
    public void close() {
        tail.close();
    }
}
