package dev.maeari.system;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ./maeari status --json} prints, as far as tests need it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Status(
        String state, URI url, List<Component> components, Kafka kafka, Postgres postgres, Mail mail, SignIn signIn) {

    /** One process, or a part that lives in the launcher's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Component(
            String name,
            long pid,
            String state,
            @Nullable String url,
            @Nullable URI managementUrl,
            @Nullable String log) {}

    /** Where the log is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kafka(String bootstrapServers, String topicPrefix) {}

    /** The database of each service, as far as tests need them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Postgres(Database engagement) {}

    /** How to connect. */
    public record Database(String jdbcUrl, String user, String password) {}

    /** Who knows the people. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SignIn(URI issuer) {}

    /** Where mails end up. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mail(String smtp, URI url) {}

    /** The one of that name. */
    public Component component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no component " + name));
    }
}
