package dev.maeari.embedded;

import java.util.Map;
import java.util.Properties;

/**
 * A way into a broker by TLS and name.
 *
 * @param port where clients reach it on 127.0.0.1
 * @param settings of the listener, such as its certificate, as Kafka names them
 */
public record SecureListener(int port, Map<String, String> settings) {
    private static final String NAME = "SECURE";

    void addTo(Properties config) {
        append(config, "listeners", NAME + "://127.0.0.1:" + port);
        append(config, "advertised.listeners", NAME + "://127.0.0.1:" + port);
        append(config, "listener.security.protocol.map", NAME + ":SASL_SSL");
        settings.forEach((key, value) -> config.setProperty("listener.name.secure." + key, value));
    }

    private static void append(Properties config, String key, String value) {
        config.setProperty(key, config.getProperty(key) + "," + value);
    }

    @Override
    public String toString() {
        return "SecureListener[port=" + port + "]";
    }
}
