package dev.maeari.web;

import dev.maeari.testing.People;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The provider's key, without Kafka and PostgreSQL, which this module does not use. */
public final class TrialTokens implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0",
                "quarkus.oidc.application-type", "service",
                "quarkus.oidc.public-key", People.publicKey(),
                "quarkus.oidc.token-state-manager.encryption-secret", "only-these-tests-name-their-sessions",
                "quarkus.oidc.roles.source", "accesstoken");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
