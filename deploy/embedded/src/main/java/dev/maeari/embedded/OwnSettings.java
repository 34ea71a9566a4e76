package dev.maeari.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What somebody wants of the broker beyond what it is told anyway: {@code own.properties} with settings of Kafka and
 * {@code own.env} with variables of its environment, both read at each of its starts, and empty where they are absent.
 */
record OwnSettings(Path folder) {
    /** To these lists theirs is added, so that a listener can be added by somebody who knows none of the others. */
    private static final Set<String> LISTS =
            Set.of("listeners", "advertised.listeners", "listener.security.protocol.map");

    /** Settings with theirs, which win. */
    Properties over(Properties config) throws IOException {
        read("own.properties")
                .forEach((key, value) ->
                        config.merge(key, value, (ours, theirs) -> LISTS.contains(key) ? ours + "," + theirs : theirs));
        return config;
    }

    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>();
        read("own.env").forEach((name, value) -> environment.put(name.toString(), value.toString()));
        return environment;
    }

    private Properties read(String name) throws IOException {
        Properties own = new Properties();
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                own.load(reader);
            }
        }
        return own;
    }
}
