package dev.maeari.engagement;

import dev.maeari.events.Topics;
import dev.maeari.outbox.Resting;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Whether anything may be appended to what is counted. Not while partitions are being added, and not by who was told of
 * others than there are. It is looked up once a second; who can't reach the database goes on as he was, since views are
 * taken in without it.
 */
@Singleton
public class Openness implements Resting {
    /** Between two looks, and so the time after which everybody who can knows. */
    public static final int LOOK_SECONDS = 1;

    private static final Logger LOG = Logger.getLogger(Openness.class);

    private final AgroalDataSource dataSource;
    private final Topics topics;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("openness").daemon().factory());
    private volatile boolean closed;
    /** Whether it was said that this process was told of other partitions; by the looking thread alone. */
    private boolean told;

    Openness(AgroalDataSource dataSource, Topics topics) {
        this.dataSource = dataSource;
        this.topics = topics;
    }

    /** The future would tell of a failure, but {@link #look} lets none out. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void start(@Observes StartupEvent start) {
        looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.shutdownNow();
    }

    /** Whether nothing may be appended now. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean rests() {
        return closed;
    }

    /** What is said then. */
    public static ProblemException closed() {
        return Problem.of(
                        503,
                        "partitions-are-added",
                        "Nothing can be kept for some seconds, since partitions are being added; try again in a moment.")
                .retryAfter(2);
    }

    private void look() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT partitions, coalesce(closed_until > clock_timestamp(), false) FROM partitioning");
                ResultSet row = select.executeQuery()) {
            if (row.next()) {
                boolean others = row.getInt(1) != topics.partitions();
                tell(others || row.getBoolean(2), others);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("nobody says whether anything may be appended", e);
        }
    }

    private void tell(boolean now, boolean others) {
        if (others && !told) {
            LOG.error("appends nothing: the topics have other partitions than this process was told; start it with"
                    + " maeari.topics.partitions and maeari.topics.former-partitions as the database says");
        } else if (!others && now != closed) {
            LOG.infof("whether partitions are being added, so that nothing is appended, has changed closed=%s", now);
        }
        told = others;
        closed = now;
    }
}
