package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MaeariTest {
    @Test
    void help_lists_what_there_is_and_nothing_else() {
        // Given
        CommandLine commands = new CommandLine(new Maeari());
        // When
        var names = commands.getSubcommands().keySet();
        // Then
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "up",
                        "down",
                        "status",
                        "logs",
                        "token",
                        "publish",
                        "demo",
                        "recount",
                        "dead-letters",
                        "held",
                        "rules",
                        "doctor",
                        "backup",
                        "restore",
                        "topics",
                        "images",
                        "reset",
                        "test",
                        "bench",
                        "help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "token",
                "publish",
                "demo",
                "recount",
                "rules",
                "doctor",
                "reset",
                "test",
                "bench",
                "backup",
                "restore",
                "topics",
                "images",
                "held",
                "dead-letters"
            })
    void each_command_explains_itself(String command) {
        // Given a command
        // When
        int exitCode = Maeari.run(command, "--help");
        // Then
        assertThat(exitCode).isZero();
    }

    @Test
    void each_command_that_talks_to_a_system_takes_the_address_of_one_elsewhere() {
        // Given
        CommandLine commands = new CommandLine(new Maeari());
        // When
        List<String> anywhere = commands.getSubcommands().entrySet().stream()
                .filter(command -> takes(command.getValue(), "--url"))
                .filter(command -> takes(command.getValue(), "--token"))
                .map(Map.Entry::getKey)
                .toList();
        // Then
        assertThat(anywhere)
                .containsExactlyInAnyOrder(
                        "status", "publish", "demo", "recount", "dead-letters", "held", "rules", "topics", "doctor");
    }

    private static boolean takes(CommandLine command, String option) {
        return command.getCommandSpec().findOption(option) != null
                || command.getSubcommands().values().stream().anyMatch(sub -> takes(sub, option));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "up --port x",
                "up --counting 7",
                "images --tag a/b",
                "images --registry https://registry.example",
                "images --with make",
                "images gateway",
                "token",
                "dead-letters",
                "held",
                "publish",
                "recount --repair --rule x",
                "rules adopt",
                "rules give-up",
                "bench --rounds 0",
                "backup",
                "backup /nowhere --keep 0",
                "restore",
                "restore /nowhere --at yesterday",
                "topics",
                "topics export"
            })
    void wrong_usage_is_2(String line) {
        // Given a line that is wrong
        // When
        int exitCode = Maeari.run(line.split(" "));
        // Then
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void what_can_not_be_done_is_1() {
        // Given a folder where nothing runs
        // When
        int exitCode = Maeari.run("token", "author", "--data", "/nowhere/at/all");
        // Then
        assertThat(exitCode).isEqualTo(1);
    }

    @Test
    void a_folder_without_sources_is_no_home_and_the_message_says_what_to_do(@TempDir Path folder) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> ProjectHome.in(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("--url")
                .withMessageContaining("./maeari in a clone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recount --url http://localhost:1",
                "status --url http://localhost:1",
                "status --url http://localhost:1 --token x",
                "demo --url http://localhost:1",
                "rules --url no-address --token x",
                "doctor --url http://maeari.invalid",
                "doctor --url http://localhost:1"
            })
    void a_site_elsewhere_needs_an_address_that_answers_and_a_token(String line) {
        // Given a line that can't be done
        // When
        int exitCode = Maeari.run(line.split(" "));
        // Then
        assertThat(exitCode).isEqualTo(1);
    }
}
