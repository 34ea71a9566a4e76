package dev.maeari.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the rows to Kafka, oldest first, and deletes them once the broker has acknowledged them. One relay at a time
 * does so, by a lock that PostgreSQL ends with the session (hence no transaction pooler in between); should a paused
 * relay send late, the revisions in the events make that harmless. Trouble is retried for ever.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x6d61_6561_7269_6f62L;

    private static final int LONGEST_PAUSE_SECONDS = 10;
    private static final int STOP_SECONDS = 5;

    private final AgroalDataSource dataSource;
    private final OutboxConfig config;
    private final OutboxSender sender;
    private final OutboxMetrics metrics;
    private final Instance<SentListener> listeners;
    private final Instance<Resting> resting;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread thread;
    /** In a row; by the relay's thread alone. */
    private int failures;

    OutboxRelay(
            AgroalDataSource dataSource,
            OutboxConfig config,
            OutboxSender sender,
            OutboxMetrics metrics,
            Instance<SentListener> listeners,
            Instance<Resting> resting) {
        this.dataSource = dataSource;
        this.config = config;
        this.sender = sender;
        this.metrics = metrics;
        this.listeners = listeners;
        this.resting = resting;
    }

    void start(@Observes StartupEvent start) {
        if (config.relay()) {
            metrics.register();
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped = true;
        wake();
        if (thread != null && !thread.join(java.time.Duration.ofSeconds(STOP_SECONDS))) {
            thread.interrupt();
        }
    }

    void wake() {
        wake.release();
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = dataSource.getConnection()) {
                if (!rests() && locked(connection)) {
                    relay(connection);
                } else {
                    pause(config.poll().toMillis());
                    failures = 0;
                }
            } catch (SQLException | SendFailed | RuntimeException e) {
                failures++;
                tell(e);
                pause(Math.min(LONGEST_PAUSE_SECONDS, failures) * 1000L);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Relays until it is told to stop or to rest; the lock goes with the connection. */
    private void relay(Connection connection) throws SQLException, SendFailed, InterruptedException {
        RelayRound round = new RelayRound(new WaitingRows(connection, listeners), sender, config.batch());
        try {
            while (!stopped && !rests()) {
                wake.drainPermits();
                boolean sent = round.run();
                failures = 0;
                if (!sent) {
                    pause(config.poll().toMillis());
                }
            }
        } finally {
            unlock(connection);
        }
    }

    /** Whole at first; as long as it lasts a line for each attempt will do. */
    private void tell(Exception why) {
        if (failures == 1) {
            LOG.warn("the outbox can't be relayed, trying again attempt=1", why);
        } else {
            LOG.warnf("the outbox can't be relayed, trying again attempt=%d why=%s", failures, why);
        }
    }

    private boolean rests() {
        return resting.stream().anyMatch(Resting::rests);
    }

    /** Tries to be the one who sends. */
    static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    static void unlock(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            LOG.debug("the session ended, and its lock with it", e);
        }
    }

    private void pause(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
