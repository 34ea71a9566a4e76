package dev.maeari.engagement.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.LimitsConfig;
import dev.maeari.engagement.Network;
import dev.maeari.events.ArticleId;
import dev.maeari.events.VisitorId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Notices when one network sends more visitors to one article than may be true. What is beyond is not refused but held:
 * kept on the log under the id of the burst, which says nothing of the network, until an operator decides.
 */
@Singleton
class Bursts {
    /** Visitors that are remembered in all, eight bytes each and some for the way there. */
    private static final int MOST_REMEMBERED = 500_000;
    /** What the entry of a network itself costs, in visitors. */
    private static final int ENTRY = 16;

    private final int most;
    private final Duration window;
    private final Ids ids;
    private final InstantSource clock;
    private final EngagementMetrics metrics;
    private final Cache<Place, Burst> places;

    private record Place(Network network, ArticleId article) {}

    @jakarta.inject.Inject
    Bursts(LimitsConfig limits, Ids ids, java.time.Clock clock, EngagementMetrics metrics) {
        this(limits.held(), ids, clock, metrics);
    }

    Bursts(LimitsConfig.Held held, Ids ids, InstantSource clock, EngagementMetrics metrics) {
        this.most = held.visitors();
        this.window = held.window();
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
        this.places = Caffeine.newBuilder()
                .maximumWeight(MOST_REMEMBERED)
                .weigher((Place place, Burst burst) -> ENTRY + burst.size())
                .expireAfterAccess(window)
                .build();
    }

    /** The burst for which the view is held; null if it is not. */
    @Nullable
    String holding(Network network, ArticleId article, VisitorId visitor) {
        @Nullable String[] burst = new String[1];
        // Within the computation, so that the entry is weighed again.
        places.asMap().compute(new Place(network, article), (place, known) -> {
            Burst here = known == null ? new Burst(most, window, this::begun) : known;
            burst[0] = here.look(visitor.value(), clock.instant());
            return here;
        });
        return burst[0];
    }

    /** The time in the id tells since when. */
    private String begun() {
        metrics.burstHeld();
        return ids.ordered().toString();
    }
}
