package dev.maeari.local.running;

import dev.maeari.events.Topics;
import dev.maeari.local.LocalState;
import dev.maeari.local.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each service is told.
 *
 * @param site the public origin
 */
record ServiceEnvironment(
        String site, Topics topics, String bootstrapServers, String issuer, String smtp, Secrets secrets) {
    Map<String, String> article(LocalState.DatabaseState database) {
        return common(database);
    }

    Map<String, String> engagement(LocalState.DatabaseState database) {
        Map<String, String> environment = common(database);
        environment.put("MAEARI_GUEST_SECRET", secrets.guest());
        environment.put("MAEARI_COMMENTS_GUESTS", "true");
        // Whoever is at this machine itself may play a crowd.
        environment.put("MAEARI_LIMITS_EXEMPT", "127.0.0.0/8,::1");
        return environment;
    }

    /** For an instance that does nothing but count. */
    Map<String, String> counting(LocalState.DatabaseState database) {
        Map<String, String> environment = engagement(database);
        environment.put("MAEARI_ROLES", "counting");
        return environment;
    }

    Map<String, String> notification(LocalState.DatabaseState database) {
        Map<String, String> environment = common(database);
        int colon = smtp.lastIndexOf(':');
        environment.put("MAEARI_UNSUBSCRIBE_SECRET", secrets.unsubscribe());
        // They are caught at this machine, where a crowd may be played.
        environment.put("MAEARI_NOTIFICATIONS_DELIVERY_HOURLY", "100000");
        // By way of the gateway: a service that is started again may have another port.
        environment.put("MAEARI_ENGAGEMENT_URL", site);
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", "notification-service");
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.serviceClient());
        environment.put("QUARKUS_MAILER_HOST", smtp.substring(0, colon));
        environment.put("QUARKUS_MAILER_PORT", smtp.substring(colon + 1));
        environment.put("QUARKUS_MAILER_FROM", "Maeari <no-reply@maeari.localhost>");
        return environment;
    }

    private Map<String, String> common(LocalState.DatabaseState database) {
        Map<String, String> common = new HashMap<>(Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers),
                Map.entry("MAEARI_TOPICS_PREFIX", topics.prefix()),
                Map.entry("MAEARI_TOPICS_PARTITIONS", Integer.toString(topics.partitions())),
                Map.entry("MAEARI_TOPICS_REPLICATION", Short.toString(topics.replication())),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database.user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer),
                Map.entry("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.oidcClient()),
                Map.entry("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.session()),
                Map.entry("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", secrets.state()),
                Map.entry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true"),
                Map.entry("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1"),
                Map.entry("MAEARI_SITE_URL", site),
                Map.entry("MAEARI_SITE_NAME", given("MAEARI_SITE_NAME", "Maeari")),
                Map.entry("MAEARI_SITE_LANGUAGE", given("MAEARI_SITE_LANGUAGE", "ko")),
                Map.entry("MAEARI_SITE_ZONE", given("MAEARI_SITE_ZONE", "Asia/Seoul")),
                // Few arenas keep the C library from holding memory that nobody uses.
                Map.entry("MALLOC_ARENA_MAX", "2")));
        if (!topics.former().isEmpty()) {
            common.put(
                    "MAEARI_TOPICS_FORMER_PARTITIONS",
                    topics.former().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return common;
    }

    /** What the site is like may be said by whoever starts it. */
    private static String given(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
