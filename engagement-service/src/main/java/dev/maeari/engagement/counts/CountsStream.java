package dev.maeari.engagement.counts;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CountsEvent.CountChanged;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It holds the newest counts and which of them the reader has not been sent; the reader takes one at a
 * time, as fast as the connection allows, so that a slow one skips to the newest and nothing piles up.
 *
 * <pre>
 *   opened ── a heartbeat, then silence ──▶ loaded ── the current counts, then changes ──▶ ended, with a farewell
 * </pre>
 */
final class CountsStream implements Flow.Subscription, CountsListener {
    private static final Logger LOG = Logger.getLogger(CountsStream.class);

    private final Flow.Subscriber<? super StreamItem> reader;
    private final Runnable onEnd;
    private final AtomicInteger work = new AtomicInteger();

    // All below is guarded by this.
    private final Map<ArticleId, Counts> newest = new HashMap<>();
    private final Set<ArticleId> unsent = new LinkedHashSet<>();
    private boolean loaded;
    private boolean heartbeat = true;
    private @Nullable Duration farewell;
    private boolean ending;
    private boolean ended;
    private long wanted;

    /**
     * A stream that the reader has still to be given.
     *
     * @param onEnd called once, whoever ends it
     */
    CountsStream(Collection<ArticleId> articles, Flow.Subscriber<? super StreamItem> reader, Runnable onEnd) {
        this.reader = reader;
        this.onEnd = onEnd;
        articles.forEach(article -> newest.put(article, Counts.none(article)));
    }

    /** The current values, which are sent in any case; what was heard meanwhile and is newer stays. */
    void load(List<Counts> current) {
        synchronized (this) {
            current.forEach(counts -> newest.merge(counts.articleId(), counts, Counts::newest));
            current.forEach(counts -> unsent.add(counts.articleId()));
            loaded = true;
        }
        drain();
    }

    @Override
    public void changed(CountChanged change) {
        synchronized (this) {
            Counts old = newest.get(change.articleId());
            if (old == null) {
                return;
            }
            Counts now = old.with(change.counter(), change.value(), change.version());
            if (now.equals(old)) {
                return;
            }
            newest.put(change.articleId(), now);
            unsent.add(change.articleId());
        }
        drain();
    }

    void beat() {
        synchronized (this) {
            heartbeat = true;
        }
        drain();
    }

    /**
     * Ends it from this side, once its reader has been told when to come back; the second time it ends at once, for a
     * reader that is too slow to be told.
     */
    void end(Duration comeBackAfter) {
        synchronized (this) {
            farewell = ending ? null : comeBackAfter;
            ending = true;
        }
        drain();
    }

    @Override
    public void request(long n) {
        synchronized (this) {
            wanted += n;
        }
        drain();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        onEnd.run();
    }

    /** One thread at a time sends; who comes meanwhile leaves it the work. */
    private void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            send();
            finish();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void send() {
        try {
            for (StreamItem item = next(); item != null; item = next()) {
                reader.onNext(item);
            }
        } catch (RuntimeException e) {
            // This is often the thread that serves all streams: a broken connection ends its own one only.
            LOG.debug("a stream broke", e);
            cancel();
        }
    }

    private void finish() {
        synchronized (this) {
            if (!ending || ended || farewell != null) {
                return;
            }
            ended = true;
        }
        onEnd.run();
        reader.onComplete();
    }

    private synchronized @Nullable StreamItem next() {
        if (ended || wanted == 0) {
            return null;
        }
        if (ending) {
            return farewell();
        }
        if (heartbeat) {
            heartbeat = false;
            wanted--;
            return new StreamItem.Heartbeat();
        }
        Iterator<ArticleId> waiting = unsent.iterator();
        if (!loaded || !waiting.hasNext()) {
            return null;
        }
        ArticleId article = waiting.next();
        waiting.remove();
        wanted--;
        Counts counts = newest.get(article);
        return counts == null ? null : new StreamItem.Changed(counts);
    }

    private @Nullable StreamItem farewell() {
        Duration comeBackAfter = farewell;
        farewell = null;
        return comeBackAfter == null ? null : new StreamItem.Farewell(comeBackAfter);
    }
}
