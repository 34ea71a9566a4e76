package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeededTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Needed needed = Needed.by("trial-service").andSecrets("maeari.trial.secret", "signs trials", 32);

    private final Map<String, @Nullable String> told = new HashMap<>(Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/trial",
            "QUARKUS_DATASOURCE_USERNAME", "trial",
            "QUARKUS_DATASOURCE_PASSWORD", "a",
            "MAEARI_SITE_URL", "https://magazine.example",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "https://sign-in.example",
            "QUARKUS_OIDC_CREDENTIALS_SECRET", "b",
            "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", SECRET,
            "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", SECRET,
            "MAEARI_TRIAL_SECRET", SECRET));

    @Test
    void who_tells_all_hears_nothing() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void all_that_is_missing_is_named_at_once_by_its_variable() {
        // Given
        List<String> variables = List.copyOf(told.keySet());
        told.clear();
        // When
        String message = needed.message(faults());
        // Then
        assertThat(message).contains("trial-service does not start").contains(variables);
        assertThat(message.lines()).hasSize(1 + variables.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void what_is_blank_is_missing(String blank) {
        // Given
        told.put("QUARKUS_DATASOURCE_PASSWORD", blank);
        // When, Then
        assertThat(faults()).singleElement().asString().startsWith("QUARKUS_DATASOURCE_PASSWORD is missing");
    }

    @Test
    void a_short_secret_is_refused_and_not_told() {
        // Given
        told.put("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", "guess-me");
        // When, Then
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET is too short")
                .doesNotContain("guess-me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0123456789abcdef", SECRET + ",0123456789abcdef", "0123456789abcdef," + SECRET, SECRET + ","})
    void of_two_secrets_each_must_be_long_enough(String secrets) {
        // Given
        told.put("MAEARI_TRIAL_SECRET", secrets);
        // When, Then
        assertThat(faults()).singleElement().asString().startsWith("MAEARI_TRIAL_SECRET is too short");
    }

    @Test
    void two_long_secrets_will_do() {
        // Given
        told.put("MAEARI_TRIAL_SECRET", SECRET + "," + SECRET);
        // When, Then
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void who_forwards_is_named_where_forwarding_is_on(@Nullable String nobody) {
        // Given
        told.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        told.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", nobody);
        // When, Then
        assertThat(faults()).singleElement().asString().startsWith("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES is missing");
    }

    @Test
    void a_broker_that_asks_who_one_is_needs_an_answer() {
        // Given
        told.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        // When, Then
        assertThat(faults()).singleElement().asString().startsWith("KAFKA_SASL_JAAS_CONFIG is missing");
    }

    @Test
    void a_service_without_sign_in_needs_no_provider() {
        // Given
        told.keySet().removeIf(variable -> variable.startsWith("QUARKUS_OIDC_"));
        told.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        // When, Then
        assertThat(faults()).isEmpty();
    }

    private List<String> faults() {
        return needed.faults(NeededSetting.environment(told::get));
    }
}
