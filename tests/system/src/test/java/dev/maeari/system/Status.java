package dev.maeari.system;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ./maeari status --json} prints, as far as tests need it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Status(String state, URI url, List<Component> components, Kafka kafka, Mail mail) {

    /** One process, or a part that lives in the launcher's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Component(
            String name, long pid, String state, @Nullable URI managementUrl) {}

    /** Where the log is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Kafka(String bootstrapServers, String topicPrefix) {}

    /** Where mails end up. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Mail(String smtp, URI url) {}

    Component component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no component " + name));
    }
}
