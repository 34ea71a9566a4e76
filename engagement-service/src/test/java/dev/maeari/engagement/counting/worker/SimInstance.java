package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A counting process: all its real parts, but for its threads, its clients and its database. */
final class SimInstance {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z"));
    private static final EngagementMetrics METRICS = new EngagementMetrics(new SimpleMeterRegistry());
    private static final Measures MEASURES = new Measures(METRICS, CLOCK, SimLog.TOPICS);
    private static final Standing SHOWN = Standing.shown();

    final int id;
    final Partitions partitions = new Partitions(SimLog.TOPICS);
    /** What a planted bug keeps, which nothing else looks at. */
    final Map<LogPartition, PartitionState> kept = new HashMap<>();
    /** Whether its worker stands still in the middle of a step. */
    boolean busy;
    /** Whether its mender does. */
    boolean mending;

    boolean dead;

    private final Simulation world;
    private final Worker worker;
    private final Mending mender;
    private final CountsSeen seen;
    private final CountsPublisher publisher;
    private final int countsAtStart;
    private int countsRead;

    SimInstance(int id, Simulation world) {
        this.id = id;
        this.world = world;
        Store store = world.bug().store(new SimStore(id, world), world, this);
        SimConsumer consumer = new SimConsumer(id, world);
        mender = new Mending(store, SimLog.TOPICS, partitions);
        seen = new CountsSeen(SimLog.CODEC, mender::count);
        publisher = new CountsPublisher(
                new CountsOutlet(new SimProducer(world.counts()), SimLog.CODEC, CLOCK, seen, mender::count));
        Trouble trouble = new Trouble("counting", world::nanoTime);
        worker = new Worker(
                consumer,
                SimLog.TOPICS,
                partitions,
                new Beginning(consumer, (some, patience) -> topicIds(some), store, partitions),
                new ReadingAhead(
                        consumer,
                        new Intake(new Reading(SimLog.CODEC, SimLog.TOPICS), partitions, SimLog.TOPICS),
                        partitions,
                        2 * ReadingAhead.MOST_OF_A_POLL,
                        world::nanoTime),
                new Settling(
                        consumer,
                        partitions,
                        new Applying(store),
                        new Committed(publisher, world.board(), MEASURES, SHOWN, () -> {}),
                        trouble,
                        this::write),
                new Watching(consumer, partitions, MEASURES, world.board(), mender, SHOWN),
                trouble);
        countsAtStart = world.counts().records.size();
        readBack(0);
        worker.subscribe();
    }

    private static Map<LogPartition, UUID> topicIds(Collection<LogPartition> some) {
        return some.stream().collect(Collectors.toMap(one -> one, one -> SimDatabase.TOPIC_ID));
    }

    /** One round of its loop. */
    void step() throws InterruptedException {
        busy = true;
        try {
            worker.step();
        } catch (SimCrash e) {
            dead = true;
        } finally {
            busy = false;
        }
    }

    /** Its writer's thread runs: at once, while what becomes of it is looked at only after the next poll. */
    private void write(Runnable batch) {
        batch.run();
        if (dead) {
            // A future keeps what is thrown in it, and nothing keeps a SIGKILL.
            throw new SimCrash();
        }
    }

    /** Its publisher's thread runs. */
    void publish() {
        publisher.send(world.nanoTime());
    }

    /** Its reader of {@code counts} gets so many more records. */
    void readBack(int most) {
        for (int i = 0; i < most && countsRead < world.counts().records.size(); i++) {
            if (world.bug().readsBack()) {
                seen.read(world.counts().records.get(countsRead));
            }
            countsRead++;
        }
        if (countsRead >= countsAtStart && !seen.ready()) {
            seen.caughtUp();
        }
    }

    /** Its mender's thread runs. */
    void mend() throws InterruptedException {
        mending = true;
        try {
            mender.mended(seen, patience -> readBack(Integer.MAX_VALUE), publisher);
        } catch (SimCrash e) {
            dead = true;
        } finally {
            mending = false;
        }
    }
}
