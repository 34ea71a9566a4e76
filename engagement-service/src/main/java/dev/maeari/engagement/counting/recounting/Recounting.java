package dev.maeari.engagement.counting.recounting;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Runs the recounts that were asked for, one at a time in all processes. */
final class Recounting {
    private static final Logger LOG = Logger.getLogger(Recounting.class);
    private static final Duration TELL = Duration.ofMillis(500);

    private final Surroundings around;
    private final Recounts recounts;
    private final Runnable mended;

    /** Tells {@code mended} when tables were changed. */
    Recounting(Surroundings around, Runnable mended) {
        this.around = around;
        this.recounts = new Recounts(around.dataSource());
        this.mended = mended;
    }

    /** Does what waits, if no other process does. */
    void look() throws SQLException, InterruptedException {
        if (recounts.any()) {
            Alone.RECOUNT.run(around.dataSource(), this::all);
        }
    }

    private void all() throws SQLException, InterruptedException {
        recounts.orphaned(now());
        Optional<Order> order = recounts.take(now());
        while (order.isPresent()) {
            run(order.get());
            order = recounts.take(now());
        }
    }

    private void run(Order order) throws SQLException, InterruptedException {
        LOG.infof("recounting begins recount=%s repair=%b", order.id(), order.repair());
        try (Log log = new Log(around.bootstrapServers(), around.topics())) {
            Report report = new Recount(around, log).run(order, new Showing(order));
            recounts.done(order, report, now());
            LOG.infof("recounting is done recount=%s differences=%d", order.id(), report.total());
            if (order.mends() && report.total() > 0) {
                mended.run();
            }
        } catch (InterruptException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "recounting failed recount=%s", order.id());
            recounts.failed(order, String.valueOf(e), now());
        }
    }

    private Instant now() {
        return around.clock().instant();
    }

    /** Keeps the row up to date, now and then. */
    private final class Showing implements Recount.Progress {
        private final Order order;
        private Instant next = Instant.MIN;

        private Showing(Order order) {
            this.order = order;
        }

        @Override
        public void at(long done, long total) {
            if (now().isBefore(next)) {
                return;
            }
            next = now().plus(TELL);
            try {
                recounts.progress(order, done, total);
            } catch (SQLException e) {
                LOG.debugf(e, "can't say how far it is recount=%s", order.id());
            }
        }
    }
}
