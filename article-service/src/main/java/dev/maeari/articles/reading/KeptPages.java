package dev.maeari.articles.reading;

import dev.maeari.articles.ArticlesChanged;
import dev.maeari.articles.Language;
import dev.maeari.articles.Page;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.function.Supplier;

/**
 * The pages that were made within the last second (see {@code quarkus.cache.caffeine."pages"}), so that a rush costs one
 * making of a page a second. What is changed here is seen at once; what another instance changes, a second later.
 */
@ApplicationScoped
class KeptPages {
    private final Cache cache;

    KeptPages(@CacheName("pages") Cache cache) {
        this.cache = cache;
    }

    /** The page, made by one of those who ask for it at the same time; if that fails nothing is kept. */
    Rendered get(Page page, Supplier<Rendered> make) {
        return cache.get(new Key(page.path(), page.language()), key -> make.get())
                .await()
                .indefinitely();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArticlesChanged change) {
        cache.invalidateAll().await().indefinitely();
    }

    private record Key(String path, Language language) {}
}
