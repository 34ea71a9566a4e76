package dev.maeari.notifications.deciding.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.maeari.notifications.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

class ChannelPolicyTest {
    private static final String INCOMING = "mp.messaging.incoming.";
    private static final Map<String, String> POLICY = Map.of(
            "connector", "smallrye-kafka",
            "failure-strategy", "fail",
            "auto.offset.reset", "earliest",
            "commit-strategy", "throttled",
            "throttled.unprocessed-record-max-age.ms", "0");

    @Test
    void every_channel_states_how_it_fails_and_commits() throws IOException {
        // Given
        Properties properties = new Properties();
        try (InputStream in = Notice.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }

        // When
        Set<String> configured = properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(INCOMING))
                .map(name -> name.substring(INCOMING.length(), name.indexOf('.', INCOMING.length())))
                .collect(Collectors.toSet());

        // Then
        assertThat(configured).isNotEmpty().isEqualTo(listenedTo());
        for (String channel : configured) {
            POLICY.forEach((setting, value) -> assertThat(properties.getProperty(INCOMING + channel + "." + setting))
                    .as(channel + " " + setting)
                    .isEqualTo(value));
        }
    }

    @Test
    void every_listener_hands_its_records_to_the_one_policy() {
        assertThat(listeners())
                .isNotEmpty()
                .allSatisfy(listener -> assertThat(listener.getMethodCallsFromSelf().stream()
                                .map(call -> call.getTargetOwner().getFullName()))
                        .contains(Intake.class.getName()));
    }

    private static Set<String> listenedTo() {
        return listeners().stream()
                .map(listener -> listener.getAnnotationOfType(Incoming.class).value())
                .collect(Collectors.toSet());
    }

    private static Set<JavaMethod> listeners() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(Notice.class).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Incoming.class))
                        .collect(Collectors.toSet());
    }
}
