package dev.maeari.engagement.counts;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.maeari.events.ArticleId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The counts as the database holds them, read once for all who ask until they change: what {@code counts} tells of an
 * article ends what is kept of it. What the topic does not tell, or not in time, is seen after a second or two.
 */
@Singleton
class CurrentCounts {
    private static final long KEPT_MILLIS = 1_000;
    private static final int MOST = 100_000;

    private final AsyncLoadingCache<ArticleId, Counts> kept;

    @Inject
    CurrentCounts(CountsTable table, CountsTail tail) {
        this(table::of);
        tail.tellChanges(this::forget);
    }

    CurrentCounts(Function<List<ArticleId>, List<Counts>> database) {
        // In an asynchronous cache what is forgotten while it is being read stays forgotten, and the next one reads
        // anew.
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.creating((ArticleId article, Counts counts) -> kept()))
                .executor(Runnable::run)
                .buildAsync(CacheLoader.bulk(asked -> read(database, asked)));
    }

    /**
     * The counts of each article, in the order of the ids.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<Counts> of(Collection<ArticleId> articles) {
        try {
            Map<ArticleId, Counts> found = kept.getAll(articles).join();
            return articles.stream().map(found::get).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The same if nobody must be waited for; null if the database would have to be asked. */
    @Nullable
    List<Counts> kept(Collection<ArticleId> articles) {
        Map<ArticleId, Counts> found = kept.synchronous().getAllPresent(articles);
        return found.size() == articles.size()
                ? articles.stream().map(found::get).toList()
                : null;
    }

    /** The same, of what the database holds now. */
    List<Counts> anew(Collection<ArticleId> articles) {
        kept.synchronous().invalidateAll(articles);
        return of(articles);
    }

    /** The article's counts have changed. */
    void forget(ArticleId article) {
        kept.synchronous().invalidate(article);
    }

    /** What was read together does not end together, so that nobody waits for the reading of all. */
    private static Duration kept() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(KEPT_MILLIS, 2 * KEPT_MILLIS));
    }

    private static Map<ArticleId, Counts> read(
            Function<List<ArticleId>, List<Counts>> database, Set<? extends ArticleId> asked) {
        Map<ArticleId, Counts> found = new LinkedHashMap<>();
        database.apply(List.copyOf(asked)).forEach(counts -> found.put(counts.articleId(), counts));
        return found;
    }
}
