package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one partition of the topic of counts tells last, which is what compaction keeps and new readers believe. */
final class Told {
    private static final long NONE = 0;

    private final Log log;
    private final EventCodec codec;
    private final LogPartition partition;
    private final Map<CountKey, CountChanged> last = new HashMap<>();
    private long next = -1;

    Told(Log log, EventCodec codec, int partition) {
        this.log = log;
        this.codec = codec;
        this.partition = new LogPartition(Topic.COUNTS, partition);
    }

    /** Reads on to the end of the topic. */
    void read() throws InterruptedException {
        long from = next < 0 ? log.start(partition) : next;
        long end = log.end(partition);
        log.read(partition, from, end, (records, upTo) -> {
            for (var record : records) {
                if (codec.decode(Topic.COUNTS, record) instanceof Decoded.Known(CountChanged count)) {
                    last.put(key(count), count);
                }
            }
        });
        next = Math.max(from, end);
    }

    /** What is told otherwise than the rows say, also because it is not told yet. */
    Set<CountKey> otherwise(List<CountChanged> rows) {
        Set<CountKey> keys = new HashSet<>();
        for (CountChanged row : rows) {
            if (!row.version().equals(CountVersion.NONE) && !row.equals(last.get(key(row)))) {
                keys.add(key(row));
            }
        }
        return keys;
    }

    /**
     * Whether something is wrong with what is told, and not only late.
     *
     * @param before the row at an earlier look
     * @param now the same row
     */
    boolean wrong(CountChanged before, CountChanged now) {
        CountChanged told = last.get(key(now));
        if (told == null || before.version().isNewerThan(told.version())) {
            return true;
        }
        return told.version().equals(now.version())
                ? told.value() != now.value()
                : told.version().isNewerThan(now.version());
    }

    long value(CountKey key) {
        @Nullable CountChanged told = last.get(key);
        return told == null ? NONE : told.value();
    }

    static CountKey key(CountChanged count) {
        return new CountKey(count.articleId().value(), count.counter());
    }
}
