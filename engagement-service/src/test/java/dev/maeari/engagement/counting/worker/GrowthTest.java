package dev.maeari.engagement.counting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.counting.CountChange;
import dev.maeari.engagement.counting.Counted;
import dev.maeari.engagement.counting.Counting;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.PartitionState;
import dev.maeari.engagement.counting.Partitioning;
import dev.maeari.engagement.counting.Partitioning.Barrier;
import dev.maeari.engagement.counting.Partitioning.Growth;
import dev.maeari.engagement.counting.Recalled;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.Slice;
import dev.maeari.engagement.counting.VisitGap;
import dev.maeari.events.ArticleId;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Whatever is looked at around two growths, each article's views are those of its own records in their order. */
class GrowthTest {
    private static final int SEEDS = 300;
    private static final int GAP = 5;
    private static final Rule RULE = new Rule(1, new VisitGap(GAP), Rule.BUILT_IN.counters(), Rule.BUILT_IN.ignored());

    @Test
    void views_are_counted_as_if_partitions_had_never_been_added() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Story story = new Story(new Random(seed));
            assertThat(story.counted(true)).as("seed " + seed).isEqualTo(story.expected);
        }
    }

    @Test
    void without_what_is_remembered_of_the_ancestor_some_would_count_twice() throws Exception {
        int wrong = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Story story = new Story(new Random(seed));
            wrong += story.counted(false).equals(story.expected) ? 0 : 1;
        }
        assertThat(wrong).isGreaterThan(SEEDS / 10);
    }

    /** A log of views that grows twice, and what a simple look at it says. */
    private static final class Story {
        private final Random random;
        private final List<ArticleId> articles;
        private final Map<LogPartition, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();
        private final Map<UUID, Long> expected = new HashMap<>();
        private final Map<String, Long> last = new HashMap<>();
        private final List<Growth> growths = new ArrayList<>();
        private Topics topics = new Topics("story.", 2, (short) 1);
        private long now = 50_000;

        Story(Random random) {
            this.random = random;
            articles = IntStream.range(0, 8)
                    .mapToObj(i -> new ArticleId(new UUID(random.nextLong() | 1, random.nextLong())))
                    .toList();
            views();
            grow(4);
            views();
            grow(8);
            views();
        }

        private void views() {
            EventCodec codec = new EventCodec(topics);
            for (int i = random.nextInt(40); i > 0; i--) {
                now += random.nextInt(1500);
                ArticleId article = articles.get(random.nextInt(articles.size()));
                long visitor = random.nextInt(3);
                append(codec.encode(new ArticleViewed(article, new VisitorId(visitor)), new UUID(0, 1), Instant.EPOCH));
                Long before = last.put(article + "/" + visitor, now / 1000);
                if (before == null || now / 1000 - before >= GAP) {
                    expected.merge(article.value(), 1L, Long::sum);
                }
            }
        }

        private void append(ProducerRecord<byte[], byte[]> said) {
            List<ConsumerRecord<byte[], byte[]>> part = part(new LogPartition(Topic.VIEWS, said.partition()));
            part.add(new ConsumerRecord<>(
                    said.topic(),
                    said.partition(),
                    part.size(),
                    now,
                    TimestampType.LOG_APPEND_TIME,
                    said.key().length,
                    said.value().length,
                    said.key(),
                    said.value(),
                    said.headers(),
                    Optional.empty()));
        }

        private List<ConsumerRecord<byte[], byte[]>> part(LogPartition partition) {
            return log.computeIfAbsent(partition, any -> new ArrayList<>());
        }

        private void grow(int to) {
            Map<LogPartition, Barrier> barriers = new HashMap<>();
            for (int number = 0; number < topics.partitions(); number++) {
                LogPartition partition = new LogPartition(Topic.VIEWS, number);
                barriers.put(partition, new Barrier(part(partition).size(), logTime(partition)));
            }
            growths.add(new Growth(topics.partitions(), barriers));
            topics = topics.grown(to);
        }

        /** Of an added partition it goes on from its ancestor's. */
        private long logTime(LogPartition partition) {
            List<ConsumerRecord<byte[], byte[]>> part = part(partition);
            return part.isEmpty()
                    ? new Partitioning(topics.partitions(), growths)
                            .ancestor(partition)
                            .map(one -> one.barrier().logTime())
                            .orElse(0L)
                    : part.getLast().timestamp();
        }

        Map<UUID, Long> counted(boolean remembered) throws InterruptedException {
            Partitioning partitioning = new Partitioning(topics.partitions(), growths);
            Reading reading = new Reading(new EventCodec(topics), topics, partitioning);
            Remembering remembering = new Remembering(
                    partitioning,
                    reading,
                    (partition, time, to, each) -> each.read(part(partition).stream()
                            .dropWhile(record -> record.timestamp() < time)
                            .filter(record -> remembered && record.offset() < to)
                            .toList()));
            Map<UUID, Long> counted = new HashMap<>();
            for (int number = 0; number < topics.partitions(); number++) {
                count(new LogPartition(Topic.VIEWS, number), partitioning, reading, remembering, counted);
            }
            return counted;
        }

        /** In pieces, between which all may be forgotten that is made from the log. */
        private void count(
                LogPartition partition,
                Partitioning partitioning,
                Reading reading,
                Remembering remembering,
                Map<UUID, Long> counted)
                throws InterruptedException {
            long position = 0;
            long logTime = partitioning
                    .ancestor(partition)
                    .map(one -> one.barrier().logTime())
                    .orElse(0L);
            int end = part(partition).size();
            while (position < end) {
                PartitionState state = PartitionState.at(partition, position, logTime, RULE, partitioning);
                remembering.inherited(state);
                int from = from(state);
                int to = (int) Math.min(end, position + 1 + random.nextInt(10));
                Slice slice = new Slice(
                        partition,
                        part(partition).subList(from, to).stream()
                                .map(record -> reading.read(partition, record).entry())
                                .toList(),
                        to);
                Counted some = Counting.count(List.of(slice), Map.of(partition, state), Recalled.NOTHING);
                some.changes().counts().forEach((key, change) -> add(counted, key.article(), change));
                some.take();
                position = state.position();
                logTime = state.logTime();
            }
        }

        private static void add(Map<UUID, Long> counted, UUID article, CountChange change) {
            if (change.by() != 0) {
                counted.merge(article, change.by(), Long::sum);
            }
        }

        private int from(PartitionState state) {
            int from = 0;
            List<ConsumerRecord<byte[], byte[]>> part = part(state.partition());
            long window = state.readFrom().orElse(Long.MAX_VALUE);
            while (from < state.position() && part.get(from).timestamp() < window) {
                from++;
            }
            return from;
        }
    }
}
