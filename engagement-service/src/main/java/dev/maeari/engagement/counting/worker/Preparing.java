package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Reach;
import dev.maeari.engagement.counting.Rule;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads what a process must remember before it joins the group: the visits of a whole gap take seconds, in which nobody
 * would count the partitions that it was given. Of those it has only to read on then; the others it forgets.
 */
final class Preparing {
    private static final Logger LOG = Logger.getLogger(Preparing.class);
    /** Who would have to read for longer shall rather count while it reads. */
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private final Store store;
    private final Partitioning partitioning;
    private final Remembering remembering;
    private final Time time;
    private final Map<LogPartition, PartitionState> prepared = new HashMap<>();

    Preparing(Store store, Partitioning partitioning, Remembering remembering, Time time) {
        this.store = store;
        this.partitioning = partitioning;
        this.remembering = remembering;
        this.time = time;
    }

    /**
     * What counting a partition begins with.
     *
     * @param from the offset from which the state must be handed the log; empty if it was not prepared
     */
    record Ready(PartitionState state, OptionalLong from) {}

    /** Reads as much as can be had; what can't is read once it is needed. */
    void prepare(BooleanSupplier stopped) throws InterruptedException {
        long start = time.getAsLong();
        try {
            Rule rule = store.rule();
            for (Map.Entry<LogPartition, Reach> one :
                    store.reached(LogPartition.all(partitioning.partitions())).entrySet()) {
                if (stopped.getAsBoolean() || time.getAsLong() - start > LONGEST) {
                    return;
                }
                PartitionState state = state(one.getKey(), one.getValue(), rule);
                if (remembering.all(state)) {
                    prepared.put(one.getKey(), state);
                }
            }
        } catch (InterruptException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.debug("joins the group without having prepared all", e);
        } finally {
            remembering.letGo();
        }
    }

    /**
     * The state at a position, which is used up by that: it changes with what is counted.
     *
     * @param start the first offset that the log still has
     */
    Ready take(LogPartition partition, Reach reached, Rule rule, long start) {
        PartitionState known = prepared.remove(partition);
        return known != null
                        && known.rule().version() == rule.version()
                        && known.position() >= start
                        && known.position() <= reached.position()
                ? new Ready(known.movedTo(reached), OptionalLong.of(known.position()))
                : new Ready(state(partition, reached, rule), OptionalLong.empty());
    }

    /** What others count need not be remembered here. */
    void forget() {
        prepared.clear();
    }

    private PartitionState state(LogPartition partition, Reach reached, Rule rule) {
        return PartitionState.at(partition, reached.position(), reached.logTime(), rule, partitioning);
    }
}
