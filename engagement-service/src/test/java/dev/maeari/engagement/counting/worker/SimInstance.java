package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
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
    private static final Partitioning PARTITIONING = Partitioning.of(SimLog.TOPICS.partitions());
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
    private final Attendance attendance;
    private final Beginning beginning;
    private final Worker worker;
    private final Mending mender;
    private final CountsSeen seen;
    private final CountsPublisher publisher;
    private final int countsAtStart;
    private int countsRead;
    private long cutOffUntil;
    private boolean joined;

    SimInstance(int id, Simulation world) {
        this.id = id;
        this.world = world;
        Store store = world.bug().store(new SimStore(id, world), world, this);
        SimConsumer consumer = new SimConsumer(id, world);
        Reading reading = new Reading(SimLog.CODEC, SimLog.TOPICS, PARTITIONING);
        Remembering remembering = new Remembering(
                PARTITIONING,
                reading,
                (partition, time, to, each) ->
                        each.read(world.log().part(partition).between(time, to)));
        mender = new Mending(store, SimLog.TOPICS, partitions);
        seen = new CountsSeen(SimLog.CODEC, SimLog.TOPICS, mender::count);
        publisher = new CountsPublisher(new CountsOutlet(
                new SimProducer(world.counts()), SimLog.CODEC, CLOCK, seen, mender::count, Causes.UNTRACED));
        attendance = new Attendance(
                consumer,
                partitions,
                store,
                () -> world.group().members().size() > 1,
                Duration.ofSeconds(10),
                world.time());
        beginning = new Beginning(
                consumer,
                (some, patience) -> topicIds(some),
                store,
                partitions,
                new Preparing(store, PARTITIONING, remembering, world.time()),
                remembering);
        worker = new Worker(
                consumer,
                partitions,
                beginning,
                new ReadingAhead(
                        consumer,
                        new Intake(reading, partitions, SimLog.TOPICS, Causes.UNTRACED),
                        partitions,
                        2 * ReadingAhead.MOST_OF_A_POLL,
                        world.time()),
                new Settling(
                        consumer,
                        partitions,
                        new Applying(store),
                        new Committed(publisher, world.board(), MEASURES, SHOWN, Causes.UNTRACED, () -> {}),
                        attendance,
                        this::write),
                new Watching(consumer, partitions, MEASURES, world.board(), mender, SHOWN),
                attendance);
        countsAtStart = world.counts().records.size();
        readBack(0);
    }

    private static Map<LogPartition, UUID> topicIds(Collection<LogPartition> some) {
        return some.stream().collect(Collectors.toMap(one -> one, one -> SimDatabase.TOPIC_ID));
    }

    /** The database can't be reached from here, and from nowhere else, for that long. */
    void cutOff(Duration time) {
        cutOffUntil = world.nanoTime() + time.toNanos();
    }

    boolean isCutOff() {
        return world.nanoTime() < cutOffUntil;
    }

    /** What comes before its loop, or one round of it. */
    void step() throws InterruptedException {
        busy = true;
        try {
            if (joined) {
                worker.step();
            } else {
                beginning.prepare(() -> false);
                attendance.join();
                joined = true;
            }
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
