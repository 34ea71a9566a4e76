package dev.maeari.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks this process how it is: what its readiness and its own metrics say. Only on a thread that may block. */
@Singleton
public class Conditions {
    private static final String OURS = "maeari.";

    private final SmallRyeHealthReporter health;
    private final MeterRegistry registry;
    private final String service;
    private final String version;

    Conditions(
            SmallRyeHealthReporter health,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "?") String version) {
        this.health = health;
        this.registry = registry;
        this.service = service;
        this.version = version;
    }

    /** How it is now. */
    public Condition now() {
        SmallRyeHealth readiness = health.getReadiness();
        List<Condition.Check> checks = readiness.getPayload().getJsonArray("checks").stream()
                .map(check -> check(check.asJsonObject()))
                .toList();
        return new Condition(
                service,
                version,
                Runtime.version().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                checks.stream().allMatch(Condition.Check::up),
                checks,
                metrics());
    }

    private static Condition.Check check(JsonObject check) {
        return new Condition.Check(
                check.getString("name"), check.getString("status").equals("UP"));
    }

    private Map<String, @Nullable Double> metrics() {
        Map<String, Double> sums = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            String name = meter.getId().getName();
            if (name.startsWith(OURS)) {
                switch (meter) {
                    case Gauge gauge -> sums.merge(prometheus(name), gauge.value(), Double::sum);
                    case Counter counter -> sums.merge(prometheus(name) + "_total", counter.count(), Double::sum);
                    default -> {}
                }
            }
        }
        Map<String, @Nullable Double> told = new TreeMap<>();
        sums.forEach((name, sum) -> told.put(name, sum.isNaN() ? null : sum));
        return told;
    }

    private static String prometheus(String name) {
        return name.replace('.', '_');
    }
}
