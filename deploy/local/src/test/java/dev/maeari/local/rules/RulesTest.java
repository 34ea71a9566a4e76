package dev.maeari.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.local.Failure;
import dev.maeari.local.SayingSite;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's side of {@code /api/engagement/rules}, against a server that says what it is told to. */
class RulesTest {
    private static final String RULE = "{\"version\":2}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SayingSite site = new SayingSite();

    @TempDir
    Path folder = Path.of(".");

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void the_rule_in_force_and_the_pipelines_are_a_table() {
        // Given
        site.says(200, view("main", false));
        // When
        with(Rules::show);
        // Then
        assertThat(out.toString(UTF_8))
                .contains("rule in force: " + RULE)
                .containsPattern("main +shown +2 +90 +10 +0")
                .containsPattern("rule-2-run-1 +beside +2 +40 +60 +1");
    }

    @Test
    void a_rule_is_sent_and_awaited_until_it_is_shown() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("rule.json"), RULE);
        site.says(202, "{\"name\":\"rule-2-run-1\"}");
        site.says(200, view("main", false));
        site.says(200, view("none", true));
        // When
        with(rules -> rules.adopt(file));
        // Then
        assertThat(site.asked())
                .containsExactly(
                        "POST /api/engagement/rules " + RULE,
                        "GET /api/engagement/rules ",
                        "GET /api/engagement/rules ");
        assertThat(out.toString(UTF_8)).contains("the site shows rule-2-run-1: 40 counted, 60 left");
    }

    @Test
    void a_refusal_says_what_is_wrong_with_the_rule() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("rule.json"), RULE);
        site.says(400, "{\"detail\":\"must be greater than 2\",\"field\":\"version\"}");
        // When / Then
        assertThatThrownBy(() -> with(rules -> rules.adopt(file)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("version: must be greater than 2");
    }

    @Test
    void a_pipeline_that_somebody_gave_up_is_awaited_no_more() {
        // Given
        site.says(202, "{\"name\":\"rule-2-run-9\"}");
        site.says(200, view("main", false));
        // When / Then
        assertThatThrownBy(() -> with(Rules::rebuild)).hasMessageContaining("rule-2-run-9 was given up");
    }

    private void with(Consumer<Rules> work) {
        try (SiteClient operator = new SiteClient(site.url(), "token")) {
            work.accept(new Rules(operator, new Terminal(new PrintStream(out, true, UTF_8), false)));
        }
    }

    private static String view(String other, boolean shown) {
        return """
                {"rule": %s, "pipelines": [
                {"name": "%s", "shown": %s, "rule": %s, "generation": 0, "counted": 90, "lag": 10, "positions": []},
                {"name": "rule-2-run-1", "shown": %s, "rule": %s, "generation": 1, "counted": 40, "lag": 60,
                 "positions": []}]}""".formatted(RULE, other, !shown, RULE, shown, RULE);
    }
}
