package dev.maeari.articles;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The service's numbers about itself, in words of the domain. Records of the topic counts that were read = kept +
 * superseded + unknown + malformed. Everything is registered at zero.
 */
@Startup
@Singleton
public class ArticlesMetrics {
    /** What becomes of a record of the topic counts. */
    public static final List<String> COUNTS_OUTCOMES = List.of("kept", "superseded", "unknown", "malformed");

    private final MeterRegistry registry;
    private final Counter published;

    ArticlesMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.published = Counter.builder("maeari.articles.published")
                .description("Times that an article was published, also again")
                .register(registry);
        COUNTS_OUTCOMES.forEach(outcome -> counts(outcome, 0));
    }

    /** An article was published that was not public before. */
    public void published() {
        published.increment();
    }

    /** Records of the topic counts met this outcome, one of {@link #COUNTS_OUTCOMES}. */
    public void counts(String outcome, long records) {
        Counter.builder("maeari.counts.read")
                .description("Records of the topic counts, by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment((double) records);
    }
}
