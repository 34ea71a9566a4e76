package dev.maeari.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * How finely the time of answers is told: few bounds, among them those that are promised; and by routes, never by what
 * somebody put into a path.
 */
@Singleton
final class AnswerTimes {
    private static final String METRIC = "http.server.requests";
    private static final double[] BOUNDS = LongStream.of(10, 50, 100, 250, 500, 1_000, 2_500)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    /**
     * What stands for the path of whatever was refused with no route that has a parameter: nobody can tell then whether
     * the path is one of ours or made up.
     */
    private static final String UNROUTED = "UNROUTED";

    private static final String URI = "uri";
    private static final String REFUSED = "CLIENT_ERROR";

    @Produces
    @Singleton
    MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(METRIC) && isUnrouted(id) ? id.withTag(Tag.of(URI, UNROUTED)) : id;
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(METRIC)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static boolean isUnrouted(Meter.Id id) {
        String uri = id.getTag(URI);
        return uri != null && REFUSED.equals(id.getTag("outcome")) && uri.startsWith("/") && !uri.contains("{");
    }
}
