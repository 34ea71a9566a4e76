package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.readership.ReaderVisits;
import dev.maeari.engagement.counting.recounting.Recomputation.Watcher;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The log of visits of the articles of one partition: of that one, and of those in which they stood before partitions were
 * added. It is read on piece by piece, first where it is behind, so that days come in their order.
 */
final class VisitsLog {
    /** Records of a piece. */
    static final int PIECE = 20_000;

    private final int home;
    private final Topics topics;
    private final Retelling retelling;
    private final ReaderVisits visits;
    private final Watcher watcher;
    private final List<Cursor> cursors;
    private final @Nullable LocalDate cut;

    /** How far a partition is read. */
    private static final class Cursor {
        private final LogPartition partition;
        private final long start;
        private long next;
        private long time;

        private Cursor(LogPartition partition, long start) {
            this.partition = partition;
            this.start = start;
            this.next = start;
        }
    }

    /** Takes a reader's visit. */
    interface Each {
        /**
         * One after the other.
         *
         * @param place its offset in the article's partition; negative before that was split from another
         */
        void visit(ReaderVisits.Visit visit, long place);
    }

    VisitsLog(Surroundings around, Rule rule, Retelling retelling, int home, Watcher watcher) {
        this.home = home;
        this.topics = around.topics();
        this.retelling = retelling;
        this.visits = new ReaderVisits(topics, rule, around.zone());
        this.watcher = watcher;
        this.cursors = Stream.concat(topics.former().stream().map(number -> home % number), Stream.of(home))
                .distinct()
                .map(number -> new LogPartition(Topic.VIEWS, number))
                .map(partition -> new Cursor(partition, retelling.log().start(partition)))
                .toList();
        this.cut = cursors.stream()
                .filter(cursor -> cursor.start > 0)
                .map(cursor -> first(cursor).orElseGet(() -> around.clock().instant()))
                .map(first -> visits.day(first).date())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Optional<Instant> first(Cursor cursor) {
        OptionalLong time = retelling.log().firstTime(cursor.partition);
        return time.isPresent() ? Optional.of(Instant.ofEpochMilli(time.getAsLong())) : Optional.empty();
    }

    /** The last day of which some visits may have been cut from the log; null if none were. */
    @Nullable
    LocalDate cut() {
        return cut;
    }

    /** How it is called in reports. */
    String name() {
        return "unique readers of " + new LogPartition(Topic.VIEWS, home);
    }

    /** From where to where it was read; if a partition in which the articles stood before was cut, of that one. */
    Report.From from() {
        Cursor own = cursors.getLast();
        Cursor first =
                cursors.stream().filter(cursor -> cursor.start > 0).findFirst().orElse(own);
        String where = first == own ? name() : name() + " in " + first.partition;
        return new Report.From(where, first.start, null, first.next);
    }

    /** How many records were read. */
    long read() {
        return cursors.stream().mapToLong(cursor -> cursor.next - cursor.start).sum();
    }

    /** The day that is read now, where the log is behind. */
    LocalDate day() {
        long time = cursors.stream()
                .mapToLong(cursor -> cursor.time)
                .filter(read -> read > 0)
                .min()
                .orElse(0);
        return visits.day(Instant.ofEpochMilli(time)).date();
    }

    /** Where it ends now, by the numbers of partitions. */
    Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        cursors.forEach(
                cursor -> ends.put(cursor.partition.number(), retelling.log().end(cursor.partition)));
        return ends;
    }

    /** Reads the next piece before these ends; false if there is none. */
    boolean on(Map<Integer, Long> ends, Each each) throws InterruptedException {
        Cursor behind = cursors.stream()
                .filter(cursor -> cursor.next < end(cursor, ends))
                .min(Comparator.comparingLong(cursor -> cursor.time))
                .orElse(null);
        if (behind == null) {
            return false;
        }
        long to = Math.min(behind.next + PIECE, end(behind, ends));
        retelling.log().read(behind.partition, behind.next, to, (records, next) -> {
            take(behind.partition, records, each);
            behind.next = next;
            if (!records.isEmpty()) {
                behind.time = records.getLast().timestamp();
            }
            watcher.counted(records.size());
        });
        return true;
    }

    private static long end(Cursor cursor, Map<Integer, Long> ends) {
        return ends.getOrDefault(cursor.partition.number(), 0L);
    }

    /** Reads once more what was read of these days; a clock that was set back may have put some of it elsewhere. */
    void again(LocalDate first, LocalDate last, Each each) throws InterruptedException {
        for (Cursor cursor : cursors) {
            long from = Math.max(cursor.start, begin(cursor, first));
            long to = Math.min(cursor.next, begin(cursor, last.plusDays(1)));
            retelling.log().read(cursor.partition, from, to, (records, next) -> take(cursor.partition, records, each));
        }
    }

    private long begin(Cursor cursor, LocalDate day) {
        long time = Math.max(0, visits.begin(day).toEpochMilli());
        return retelling.log().at(cursor.partition, time).orElse(cursor.next);
    }

    private void take(LogPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Each each) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ReaderVisits.Visit visit = visits.of(record);
            if (visit != null
                    && topics.partition(new ArticleId(visit.articleDay().article())) == home) {
                each.visit(visit, place(partition, record.offset()));
            }
        }
    }

    private long place(LogPartition partition, long offset) {
        return partition.number() == home
                ? offset
                : retelling
                        .partitioning()
                        .place(
                                new LogPartition(Topic.VIEWS, home),
                                new Position(partition.topic().name(), partition.number(), offset))
                        .orElse(offset);
    }
}
