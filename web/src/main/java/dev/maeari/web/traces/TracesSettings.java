package dev.maeari.web.traces;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches tracing on where somebody is named who takes traces: one setting instead of one for each part of it. */
public final class TracesSettings implements ConfigSourceFactory {
    static final String ENDPOINT = "maeari.traces.endpoint";

    /** Above what all services have in common, below what a service, its environment and its operator say. */
    private static final int ORDINAL = 150;

    private static final Map<String, String> ON = Map.of(
            "quarkus.otel.sdk.disabled", "false", "mp.messaging.connector.smallrye-kafka.tracing-enabled", "true");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue(ENDPOINT);
        boolean given = endpoint != null
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank();
        return given ? List.of(new PropertiesConfigSource(ON, "what tracing needs", ORDINAL)) : List.of();
    }
}
