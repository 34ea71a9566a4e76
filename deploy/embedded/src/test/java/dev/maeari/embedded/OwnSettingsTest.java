package dev.maeari.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void a_setting_wins_and_a_listener_is_added() throws IOException {
        // Given
        Files.writeString(folder.resolve("own.properties"), """
                num.io.threads=2
                listeners=WIRE://127.0.0.1:3
                advertised.listeners=WIRE://127.0.0.1:4
                listener.security.protocol.map=WIRE:PLAINTEXT
                """);
        // When
        Properties config = new OwnSettings(folder).over(BrokerConfig.of(folder, 1, 2));
        // Then
        assertThat(config)
                .containsEntry("num.io.threads", "2")
                .containsEntry("num.network.threads", "2")
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2,WIRE://127.0.0.1:3")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1,WIRE://127.0.0.1:4")
                .containsEntry(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,WIRE:PLAINTEXT");
    }

    @Test
    void without_files_everything_stays_as_it_is() throws IOException {
        // Given
        OwnSettings none = new OwnSettings(folder);
        // When
        Properties config = none.over(BrokerConfig.of(folder, 1, 2));
        // Then
        assertThat(config).isEqualTo(BrokerConfig.of(folder, 1, 2));
        assertThat(none.environment()).isEmpty();
    }

    @Test
    void variables_reach_the_environment() throws IOException {
        // Given
        Files.writeString(folder.resolve("own.env"), "LD_PRELOAD=/lib/of/mine.so\n");
        // When
        Map<String, String> environment = new OwnSettings(folder).environment();
        // Then
        assertThat(environment).isEqualTo(Map.of("LD_PRELOAD", "/lib/of/mine.so"));
    }
}
