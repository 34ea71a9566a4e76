package dev.maeari.engagement.counting.worker;

import dev.maeari.web.Trouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process takes part in the group. Who can't reach the database for a while leaves, so that others who can
 * have its partitions, and comes back when the database answers. The last one stays: where the database is away from all,
 * nobody is better off.
 */
final class Attendance {
    private static final Logger LOG = Logger.getLogger(Attendance.class);
    private static final Duration REST = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Store store;
    private final BooleanSupplier others;
    private final Duration patience;
    private final Time time;
    private final Trouble trouble;
    private boolean present;
    private boolean asking;
    private long askedSince;

    /**
     * Of a process that has not joined yet.
     *
     * @param others whether somebody else takes part, too
     * @param patience how long the database is asked in vain before this process leaves
     */
    Attendance(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Store store,
            BooleanSupplier others,
            Duration patience,
            Time time) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.store = store;
        this.others = others;
        this.patience = patience;
        this.time = time;
        this.trouble = new Trouble("counting", time);
    }

    void join() {
        consumer.subscribe(partitions.topics(), new Rebalance(consumer, partitions));
        present = true;
    }

    boolean isPresent() {
        return present;
    }

    /** From now on an answer of the database is waited for, unless one is already. */
    void asks() {
        if (!asking) {
            asking = true;
            askedSince = time.getAsLong();
        }
    }

    /** It answered: all is well. */
    void answered() {
        asking = false;
        trouble.over();
    }

    /** Something failed, perhaps once too often: then this process has left, and holds no partition any more. */
    void failed(Exception cause) {
        trouble.happened(cause);
        if (!(cause instanceof SQLException e && isUnreachable(e.getSQLState()))) {
            asking = false;
        } else if (present && isTooLong() && others.getAsBoolean()) {
            LOG.warn("leaves the group since the database does not answer; others count meanwhile");
            // Tells the group, and takes all partitions from this process, with what was read of them.
            consumer.unsubscribe();
            present = false;
        }
    }

    /** Whether it is time to try again. */
    boolean isDue() {
        return trouble.due();
    }

    /** Outside: asks the database now and then, and joins again once it answers. */
    void lookIn() throws InterruptedException {
        if (isDue()) {
            try {
                store.rule();
                LOG.info("the database answers; takes part in the group again");
                answered();
                join();
                return;
            } catch (SQLException e) {
                failed(e);
            }
        }
        time.pass(REST);
    }

    private boolean isTooLong() {
        return asking && time.getAsLong() - askedSince >= patience.toNanos();
    }

    /** No connection, none left, or a server that goes or comes; what it refuses for another reason it refuses others, too. */
    private static boolean isUnreachable(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
