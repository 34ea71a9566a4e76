package dev.maeari.engagement.counting.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One instance's consumer of the simulated log and group, with what counting asks of one. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // All of a simulation is one thread.
final class SimConsumer extends MockConsumer<byte[], byte[]> {
    private final int member;
    private final Simulation world;
    private final Set<TopicPartition> assignment = new LinkedHashSet<>();
    private final Set<TopicPartition> paused = new LinkedHashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private @Nullable ConsumerRebalanceListener listener;
    private int membership;

    SimConsumer(int member, Simulation world) {
        super("none");
        this.member = member;
        this.world = world;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalance) {
        listener = rebalance;
    }

    @Override
    public void unsubscribe() {
        ConsumerRebalanceListener told = listener;
        List<TopicPartition> left = List.copyOf(assignment);
        if (told != null && !left.isEmpty()) {
            told.onPartitionsRevoked(left);
        }
        forget(left);
        listener = null;
        if (world.group().isMember(member, membership)) {
            world.group().expel(member);
        }
        world.tell("leave", member);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        world.at(member, "poll");
        sync();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new LinkedHashMap<>();
        List<TopicPartition> wanted =
                assignment.stream().filter(one -> !paused.contains(one)).toList();
        // Before anything is fetched: as the real one, this never fails with records in its hands.
        wanted.forEach(this::checkRange);
        for (TopicPartition partition : wanted) {
            if (world.isReachable()) {
                fetch(partition, records, next);
            }
        }
        world.pass(next.isEmpty() ? timeout : Duration.ofMillis(1));
        return world.bug().polled(new ConsumerRecords<>(records, next));
    }

    private void sync() {
        SimGroup group = world.group();
        ConsumerRebalanceListener told = listener;
        if (told == null) {
            return;
        }
        if (!group.isMember(member, membership)) {
            List<TopicPartition> lost = List.copyOf(assignment);
            if (!lost.isEmpty()) {
                told.onPartitionsLost(lost);
            }
            forget(lost);
            membership = group.join(member);
        }
        List<TopicPartition> taken = group.toRevoke(member);
        if (!taken.isEmpty()) {
            told.onPartitionsRevoked(taken);
            forget(taken);
            group.revoked(taken);
        }
        List<TopicPartition> given = group.toAssign(member);
        if (!given.isEmpty()) {
            group.assigned(member, given);
            assignment.addAll(given);
            told.onPartitionsAssigned(given);
        }
    }

    private void forget(List<TopicPartition> some) {
        some.forEach(partition -> {
            assignment.remove(partition);
            paused.remove(partition);
            positions.remove(partition);
        });
    }

    private void checkRange(TopicPartition partition) {
        SimLog.Part part = world.log().part(partition);
        long position = positions.getOrDefault(partition, 0L);
        if (position < part.start || position > part.end) {
            if (!world.bug().beginsAtTheStart()) {
                throw new OffsetOutOfRangeException(Map.of(partition, position));
            }
            positions.put(partition, part.start);
        }
    }

    private void fetch(
            TopicPartition partition,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records,
            Map<TopicPartition, OffsetAndMetadata> next) {
        SimLog.Part part = world.log().part(partition);
        long position = positions.getOrDefault(partition, 0L);
        int from = part.index(position);
        int to = Math.min(part.records.size(), from + world.most());
        List<ConsumerRecord<byte[], byte[]>> some = List.copyOf(part.records.subList(from, to));
        // Behind the last record the next one may stand later: the client knows once it has seen what is between.
        long reached = to < part.records.size() ? part.records.get(to).offset() : part.end;
        if (reached > position) {
            if (!some.isEmpty()) {
                records.put(partition, some);
            }
            positions.put(partition, reached);
            next.put(partition, new OffsetAndMetadata(reached));
        }
    }

    @Override
    public Set<TopicPartition> assignment() {
        return new LinkedHashSet<>(assignment);
    }

    @Override
    public Set<TopicPartition> paused() {
        return new LinkedHashSet<>(paused);
    }

    @Override
    public void pause(Collection<TopicPartition> some) {
        some.forEach(this::check);
        paused.addAll(some);
    }

    @Override
    public void resume(Collection<TopicPartition> some) {
        some.forEach(this::check);
        some.forEach(paused::remove);
        world.bug().resumed(world.instance(member), some);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        check(partition);
        positions.put(partition, world.bug().sought(partition, offset, world));
    }

    @Override
    public long position(TopicPartition partition) {
        check(partition);
        return positions.getOrDefault(partition, 0L);
    }

    private void check(TopicPartition partition) {
        if (!assignment.contains(partition)) {
            throw new IllegalStateException("not assigned: " + partition);
        }
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        // Whoever lags far reads several polls at a time. By the clock, for it is asked for metrics too, which must not
        // change the story.
        long millis = world.nanoTime() / 1_000_000;
        return OptionalLong.of(millis % 3 == 0 ? 2L * ReadingAhead.MOST_OF_A_POLL : 0);
    }

    @Override
    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> some, Duration timeout) {
        return asked("beginning offsets", some, part -> part.start);
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> some, Duration timeout) {
        return asked("end offsets", some, part -> part.end);
    }

    private Map<TopicPartition, Long> asked(
            String point, Collection<TopicPartition> some, ToLongFunction<SimLog.Part> what) {
        ask(point);
        return some.stream()
                .collect(Collectors.toMap(
                        one -> one, one -> what.applyAsLong(world.log().part(one))));
    }

    @Override
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times, Duration timeout) {
        ask("offsets for times");
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
        times.forEach((partition, time) -> {
            SimLog.Part part = world.log().part(partition);
            part.records.stream()
                    .filter(record -> record.offset() >= part.start && record.timestamp() >= time)
                    .findFirst()
                    .ifPresent(record ->
                            found.put(partition, new OffsetAndTimestamp(record.offset(), record.timestamp())));
        });
        return found;
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        ask("commit of offsets");
        boolean granted = world.group().isMember(member, membership)
                && new ArrayList<>(offsets.keySet())
                        .stream().allMatch(partition -> world.group().owns(member, partition));
        if (!granted) {
            throw new CommitFailedException("not a member of this generation");
        }
    }

    @Override
    public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        // For those who watch.
    }

    private void ask(String point) {
        world.at(member, point);
        if (!world.isReachable()) {
            throw new TimeoutException("the broker does not answer");
        }
    }
}
