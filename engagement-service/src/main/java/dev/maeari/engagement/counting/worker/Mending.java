package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code counts} say what the table says (I4): at each assignment it sends every row whose version is not the last
 * one there, later the rows of which an older version followed a newer one. A row of an older generation than the log
 * knows is lifted to it.
 */
final class Mending {
    private static final Logger LOG = Logger.getLogger(Mending.class);
    private static final int PAGE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final CountsTable counts;
    private final Topics topics;
    private final Partitions partitions;
    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Trouble trouble = new Trouble("mending the topic of counts");
    private @Nullable Thread thread;

    private sealed interface Job {
        record All(LogPartition partition) implements Job {}

        record One(CountKey key) implements Job {}
    }

    Mending(DataSource dataSource, CountsTable counts, Topics topics, Partitions partitions) {
        this.dataSource = dataSource;
        this.counts = counts;
        this.topics = topics;
        this.partitions = partitions;
    }

    void start(CountsSeen seen, CountsPublisher publisher) {
        thread = Thread.ofPlatform().name("counts-mending").daemon().start(() -> run(seen, publisher));
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

    private void run(CountsSeen seen, CountsPublisher publisher) {
        try {
            while (true) {
                List<Job> some = new ArrayList<>(List.of(jobs.take()));
                jobs.drainTo(some, PAGE);
                while (!mended(some, seen, publisher)) {
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing is mended any more", e);
        }
    }

    private boolean mended(List<Job> some, CountsSeen seen, CountsPublisher publisher) throws InterruptedException {
        try {
            seen.awaitCaughtUp(PATIENCE);
            Set<CountKey> keys = new TreeSet<>();
            for (Job job : some) {
                switch (job) {
                    case Job.All all -> all(all.partition(), seen, publisher);
                    case Job.One one -> keys.add(one.key());
                }
            }
            try (Connection connection = dataSource.getConnection()) {
                send(connection, counts.read(connection, keys), seen, publisher);
            }
            trouble.over();
            return true;
        } catch (SQLException | ExecutionException | TimeoutException e) {
            trouble.happened(e);
            return false;
        }
    }

    private void all(LogPartition partition, CountsSeen seen, CountsPublisher publisher) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<CountRow> page = counts.first(connection, partition, PAGE);
            while (!page.isEmpty() && partitions.running(partition).isPresent()) {
                send(connection, page, seen, publisher);
                page = counts.after(connection, partition, page.getLast().key(), PAGE);
            }
        }
    }

    private void send(Connection connection, List<CountRow> rows, CountsSeen seen, CountsPublisher publisher)
            throws SQLException {
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
            counts.lift(connection, lifts).stream()
                    .filter(row -> seen.of(row.key()).lacks(row.version()))
                    .forEach(sends::add);
        }
        publisher.offer(sends);
    }
}
