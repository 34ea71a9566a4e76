package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.events.CountVersion;
import dev.maeari.events.CountsEvent.CountChanged;
import dev.maeari.events.Decoded;
import dev.maeari.events.EventCodec;
import dev.maeari.events.Topic;
import dev.maeari.events.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Which versions of the counts the topic {@code counts} shows, read back from it: what compaction would keep. */
final class CountsSeen {
    private static final Logger LOG = Logger.getLogger(CountsSeen.class);

    private final EventCodec codec;
    private final Topics topics;
    private final Consumer<CountKey> wentBack;
    private final Map<CountKey, Seen> seen = new ConcurrentHashMap<>();
    private volatile boolean ready;
    /** Written by the tail's thread alone. */
    private volatile int generation;

    /**
     * The versions of one count.
     *
     * @param last of the record that stands last, which compaction keeps
     * @param newest of all
     */
    record Seen(CountVersion last, CountVersion newest) {
        static final Seen NEVER = new Seen(CountVersion.NONE, CountVersion.NONE);

        /** Whether a row of this version must be sent: never what is older, and not what stands there already. */
        boolean lacks(CountVersion version) {
            return !newest.isNewerThan(version) && !last.equals(version);
        }

        private Seen and(CountVersion version) {
            return new Seen(version, greater(version));
        }

        /** It stands where the article was before partitions were added: whoever reads all of them sees it at any time. */
        private Seen andFormer(CountVersion version) {
            return new Seen(last, greater(version));
        }

        private CountVersion greater(CountVersion version) {
            return version.isNewerThan(newest) ? version : newest;
        }
    }

    /**
     * Knows nothing yet.
     *
     * @param wentBack is told when an older version follows a newer one
     */
    CountsSeen(EventCodec codec, Topics topics, Consumer<CountKey> wentBack) {
        this.codec = codec;
        this.topics = topics;
        this.wentBack = wentBack;
    }

    Seen of(CountKey key) {
        return seen.getOrDefault(key, Seen.NEVER);
    }

    /** Whether everything was read that stood there at the start: before that nothing may be sent. */
    boolean ready() {
        return ready;
    }

    /** The greatest generation of all that was read. */
    int generation() {
        return generation;
    }

    /** Everything was read that stood there at the start. */
    void caughtUp() {
        ready = true;
    }

    /** The next record of a partition of the topic, from its beginning on. */
    void read(ConsumerRecord<byte[], byte[]> record) {
        if (codec.decode(Topic.COUNTS, record) instanceof Decoded.Known known
                && known.event() instanceof CountChanged count) {
            // One text for each counter: with a million articles, half of what is kept would be the word "views".
            CountKey key =
                    new CountKey(count.articleId().value(), count.counter().intern());
            generation = Math.max(generation, count.version().generation());
            boolean former = topics.partition(count.articleId()) != record.partition();
            Seen now = seen.compute(key, (same, before) -> {
                Seen old = before == null ? Seen.NEVER : before;
                return former ? old.andFormer(count.version()) : old.and(count.version());
            });
            if (ready && !former && now.newest().isNewerThan(now.last())) {
                wentBack.accept(key);
            }
        } else {
            LOG.warnf("a record is no count partition=%d offset=%d", record.partition(), record.offset());
        }
    }
}
