package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import dev.maeari.web.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code counts} say what the table says (I4): at each assignment it sends every row whose version is not the last
 * one there, later the rows of which an older version followed a newer one. A row of an older generation than the log
 * knows is lifted to it.
 */
final class Mending {
    private static final Logger LOG = Logger.getLogger(Mending.class);
    /** Before all others. */
    private static final CountKey FIRST = new CountKey(new UUID(0, 0), "");

    private static final int PAGE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Store store;
    private final Topics topics;
    private final Partitions partitions;
    private final LinkedBlockingDeque<Job> jobs = new LinkedBlockingDeque<>();
    private final Trouble trouble = new Trouble("mending the topic of counts");
    private @Nullable Thread thread;

    private sealed interface Job {
        record All(LogPartition partition) implements Job {}

        record One(CountKey key) implements Job {}
    }

    Mending(Store store, Topics topics, Partitions partitions) {
        this.store = store;
        this.topics = topics;
        this.partitions = partitions;
    }

    void start(CountsSeen seen, ReadBack readBack, CountsPublisher publisher) {
        thread = Thread.ofPlatform().name("counts-mending").daemon().start(() -> run(seen, readBack, publisher));
    }

    /** Whether all of {@code counts} is known. */
    @FunctionalInterface
    interface ReadBack {
        /** Waits until everything was read that stands there now. */
        void awaitCaughtUp(Duration patience) throws InterruptedException, ExecutionException, TimeoutException;
    }

    /** Compares all rows of a partition. */
    void partition(LogPartition partition) {
        jobs.add(new Job.All(partition));
    }

    /** Looks at one row again, if this process counts it. */
    void count(CountKey key) {
        int number = topics.partition(new ArticleId(key.article()));
        boolean ours = Counter.ALL.stream()
                .filter(counter -> counter.name().equals(key.counter()))
                .map(counter -> new LogPartition(counter.topic(), number))
                .anyMatch(partition -> partitions.running(partition).isPresent());
        if (ours) {
            jobs.add(new Job.One(key));
        }
    }

    void end() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run(CountsSeen seen, ReadBack readBack, CountsPublisher publisher) {
        try {
            while (true) {
                jobs.putFirst(jobs.take());
                while (!mended(seen, readBack, publisher)) {
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing is mended any more", e);
        }
    }

    /** Does what there is to do, without waiting for more; what fails is to be done again. */
    boolean mended(CountsSeen seen, ReadBack readBack, CountsPublisher publisher) throws InterruptedException {
        List<Job> some = new ArrayList<>();
        jobs.drainTo(some, PAGE);
        try {
            readBack.awaitCaughtUp(PATIENCE);
            mend(some, seen, publisher);
            trouble.over();
            return true;
        } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
            trouble.happened(e);
            some.reversed().forEach(jobs::addFirst);
            return false;
        }
    }

    private void mend(List<Job> some, CountsSeen seen, CountsPublisher publisher) throws SQLException {
        Set<CountKey> keys = new TreeSet<>();
        for (Job job : some) {
            switch (job) {
                case Job.All all -> all(all.partition(), seen, publisher);
                case Job.One one -> keys.add(one.key());
            }
        }
        if (!keys.isEmpty()) {
            send(store.read(keys), seen, publisher);
        }
    }

    private void all(LogPartition partition, CountsSeen seen, CountsPublisher publisher) throws SQLException {
        List<CountRow> page = store.after(partition, FIRST, PAGE);
        while (!page.isEmpty() && partitions.running(partition).isPresent()) {
            send(page, seen, publisher);
            page = store.after(partition, page.getLast().key(), PAGE);
        }
    }

    private void send(List<CountRow> rows, CountsSeen seen, CountsPublisher publisher) throws SQLException {
        Map<CountKey, Integer> lifts = new HashMap<>();
        List<CountRow> sends = new ArrayList<>();
        for (CountRow row : rows) {
            CountsSeen.Seen there = seen.of(row.key());
            if (there.newest().generation() > row.version().generation()) {
                lifts.put(row.key(), there.newest().generation());
            } else if (there.lacks(row.version())) {
                sends.add(row);
            }
        }
        if (!lifts.isEmpty()) {
            store.lift(lifts).stream()
                    .filter(row -> seen.of(row.key()).lacks(row.version()))
                    .forEach(sends::add);
        }
        publisher.offer(sends);
    }
}
