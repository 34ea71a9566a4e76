package dev.maeari.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of tokens for each of many sources. A bucket that nobody has used until it is full again is forgotten, as are
 * those unused longest when there are too many.
 */
final class Buckets<K> {
    private static final int MOST_BUCKETS = 200_000;

    private final Cache<K, Bucket> buckets;
    private final int burst;
    private final int perSecond;
    private final TimeMeter time;

    Buckets(int burst, int perSecond, TimeMeter time) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(Duration.ofSeconds(burst / perSecond + 1L))
                .build();
    }

    void take(K key) {
        ConsumptionProbe probe = buckets.get(key, any -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw Rates.tooMuch((int) seconds);
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
