package dev.maeari.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a process of a service is, as it says itself. Of several processes of a service, one answers.
 *
 * @param java what it runs on
 * @param since when it was started
 * @param ready whether it takes requests, which is so when all checks are up
 * @param metrics by the names under which Prometheus knows them, summed over their tags; null for what can't be told now
 */
public record Condition(
        String service,
        String version,
        String java,
        Instant since,
        boolean ready,
        List<Check> checks,
        Map<String, @Nullable Double> metrics) {

    /** One thing that it needs, and whether it is there. */
    public record Check(String name, boolean up) {}
}
