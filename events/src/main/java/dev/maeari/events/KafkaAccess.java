package dev.maeari.events;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a broker is spoken to, encrypted and by name: what the environment says in {@code KAFKA_SECURITY_…},
 * {@code KAFKA_SASL_…} and {@code KAFKA_SSL_…}, which Quarkus' own channels read as well, as settings of Kafka's clients.
 */
public final class KafkaAccess {
    private static final Map<String, Object> GIVEN = of(System.getenv());

    private KafkaAccess() {}

    /** What this process was told; empty for a broker that lets everybody in. */
    public static Map<String, Object> given() {
        return GIVEN;
    }

    /** The settings of a client, and what is needed to be let in. */
    public static Map<String, Object> with(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(GIVEN);
        all.putAll(settings);
        return all;
    }

    /** What such an environment says. */
    public static Map<String, Object> of(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("KAFKA_(SECURITY|SASL|SSL)_.+"))
                .collect(Collectors.toUnmodifiableMap(
                        variable -> variable.getKey()
                                .substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
    }
}
