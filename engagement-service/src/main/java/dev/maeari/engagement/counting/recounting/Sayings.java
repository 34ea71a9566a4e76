package dev.maeari.engagement.counting.recounting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.maeari.engagement.counting.Counter;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Partitioning.Stretch;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentEvent.HiddenBy;
import dev.maeari.events.CommentId;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Position;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds on the log what holds of comments there: the tables know its revision, and neither its place nor who hid it. */
final class Sayings {
    private final LogPartition partition;
    private final Map<UUID, OddComment> wanted;
    private final Retelling retelling;
    private final EventCodec codec;
    private final Map<UUID, Saying> found = new HashMap<>();

    /**
     * What holds of a comment.
     *
     * @param offset of its first record, by the offsets of its article's partition: one in an ancestor is negative
     * @param by null if it does not hide it
     */
    record Saying(long offset, @Nullable HiddenBy by) {}

    private Sayings(LogPartition partition, List<OddComment> odd, Retelling retelling, EventCodec codec) {
        this.partition = partition;
        this.wanted = odd.stream().collect(toMap(OddComment::comment, Function.identity(), (one, other) -> one));
        this.retelling = retelling;
        this.codec = codec;
    }

    /** Of those comments of which the log says anything, by their ids. */
    static Map<UUID, Saying> of(List<OddComment> odd, Topics topics, Retelling retelling, EventCodec codec)
            throws InterruptedException {
        Map<Integer, List<OddComment>> byPartition = odd.stream()
                .filter(one -> one.said() >= 0)
                .collect(groupingBy(one -> topics.partition(new ArticleId(one.article()))));
        Map<UUID, Saying> all = new HashMap<>();
        for (Map.Entry<Integer, List<OddComment>> some : byPartition.entrySet()) {
            LogPartition partition = new LogPartition(Counter.COMMENTS.topic(), some.getKey());
            Sayings sayings = new Sayings(partition, some.getValue(), retelling, codec);
            sayings.read();
            all.putAll(sayings.found);
        }
        return all;
    }

    private void read() throws InterruptedException {
        Log log = retelling.log();
        List<LogPartition> places = retelling.partitioning().stretches(partition).stream()
                .map(Stretch::partition)
                .distinct()
                .toList();
        for (LogPartition place : places) {
            log.read(place, log.start(place), log.end(place), (records, next) -> records.forEach(this::see));
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        Decoded decoded = codec.decode(Topic.COMMENTS, record);
        if (decoded instanceof Decoded.Known(CommentPublished comment)) {
            see(record, comment.commentId(), comment.revision(), null);
        } else if (decoded instanceof Decoded.Known(CommentHidden comment)) {
            see(record, comment.commentId(), comment.revision(), comment.by());
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record, CommentId comment, long revision, @Nullable HiddenBy by) {
        OddComment odd = wanted.get(comment.value());
        if (odd != null && odd.said() == revision && odd.counted() == (by == null)) {
            found.putIfAbsent(comment.value(), new Saying(place(record), by));
        }
    }

    private long place(ConsumerRecord<byte[], byte[]> record) {
        Position there = new Position(partition.topic().name(), record.partition(), record.offset());
        return retelling.partitioning().place(partition, there).orElse(record.offset());
    }
}
