package dev.maeari.web;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service must be told and has no default for. It is looked at before anything else starts, so that whoever runs the
 * service hears of all that is missing at once, by the names of the environment's variables, and nothing runs half.
 */
public final class Needed {
    private static final int ENCRYPTING = 32;
    private static final String SIGN_IN = "quarkus.oidc.tenant-enabled";

    private static final List<NeededSetting> BY_ALL = List.of(
            NeededSetting.of("kafka.bootstrap.servers", "where Kafka is, host:port"),
            NeededSetting.of("kafka.sasl.jaas.config", "name and password at the broker")
                    .when("kafka.security.protocol", "SASL_SSL"),
            NeededSetting.of(
                    "quarkus.datasource.jdbc.url", "the service's own database, jdbc:postgresql://host/database"),
            NeededSetting.of("quarkus.datasource.username", "who it is there"),
            NeededSetting.of("quarkus.datasource.password", "its password there"),
            NeededSetting.of("maeari.site.url", "the public origin, such as https://magazine.example"),
            NeededSetting.of(
                            "quarkus.http.proxy.trusted-proxies",
                            "addresses of the gateway alone, whose headers are believed")
                    .when("quarkus.http.proxy.proxy-address-forwarding", "true"),
            NeededSetting.of("quarkus.oidc.auth-server-url", "the sign-in provider")
                    .unless(SIGN_IN, "false"),
            NeededSetting.of("quarkus.oidc.credentials.secret", "of the client maeari at the provider")
                    .unless(SIGN_IN, "false"),
            NeededSetting.of("quarkus.oidc.token-state-manager.encryption-secret", "encrypts sessions")
                    .atLeast(ENCRYPTING)
                    .unless(SIGN_IN, "false"),
            NeededSetting.of("quarkus.oidc.authentication.state-secret", "encrypts sign-ins under way")
                    .atLeast(ENCRYPTING)
                    .unless(SIGN_IN, "false"));

    private final String service;
    private final List<NeededSetting> settings;

    private Needed(String service, List<NeededSetting> settings) {
        this.service = service;
        this.settings = settings;
    }

    /** What every service must be told. */
    public static Needed by(String service) {
        return new Needed(service, BY_ALL);
    }

    /** And this. */
    public Needed and(String key, String what) {
        return with(NeededSetting.of(key, what));
    }

    /** And this: secrets with a comma between, of which none may be guessed, so that each has so many characters. */
    public Needed andSecrets(String key, String what, int shortest) {
        return with(NeededSetting.of(key, what).eachAtLeast(shortest));
    }

    /** The keys, whether or not each is needed just now. */
    public List<String> keys() {
        return settings.stream().map(NeededSetting::key).toList();
    }

    /** Starts the service, or says what it lacks and ends. */
    public void start(String... arguments) {
        // Nearly always the environment says all, and to read every other source as well takes time at each start.
        if (!faults(NeededSetting.environment(System::getenv)).isEmpty()) {
            SmallRyeConfig all = ConfigUtils.configBuilder().build();
            List<String> faults = faults(key -> all.getConfigValue(key).getValue());
            if (!faults.isEmpty()) {
                System.err.println(message(faults));
                System.exit(1);
            }
        }
        Quarkus.run(arguments);
    }

    /** One line for each setting that is missing or too weak. */
    List<String> faults(NeededSetting.Told told) {
        return settings.stream()
                .map(setting -> setting.fault(told))
                .flatMap(Optional::stream)
                .toList();
    }

    String message(List<String> faults) {
        String first = "%s does not start until it is told (docs/install.md, Settings):".formatted(service);
        return String.join(
                System.lineSeparator() + "  ",
                Stream.concat(Stream.of(first), faults.stream()).toList());
    }

    private Needed with(NeededSetting setting) {
        return new Needed(
                service, Stream.concat(settings.stream(), Stream.of(setting)).toList());
    }
}
