package dev.maeari.web.traces;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where traces go, and of how much there is one; all services should be told the same. */
@ConfigMapping(prefix = "maeari.traces")
interface TracesConfig {
    /**
     * Who takes traces by OTLP over HTTP, such as {@code http://collector:4318}. Unset, nothing is traced, and nothing is
     * spent on it.
     */
    Optional<URI> endpoint();

    /** The share of requests that are traced, from 0 to 1, where the caller has not decided it. */
    @WithDefault("0.01")
    double ratio();
}
