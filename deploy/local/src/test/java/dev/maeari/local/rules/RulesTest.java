package dev.maeari.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's side of {@code /api/engagement/rules}, against a server that says what it is told to. */
class RulesTest {
    private static final String RULE = "{\"version\":2}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final HttpServer server = server();

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8).replaceAll("\\s", ""));
            String answer = answers.remove();
            byte[] body = answer.substring(4).getBytes(UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_rule_in_force_and_the_pipelines_are_a_table() {
        // Given
        answers.add("200 " + view("main", false));
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
        answers.addAll(
                List.of("202 {\"name\":\"rule-2-run-1\"}", "200 " + view("main", false), "200 " + view("none", true)));
        // When
        with(rules -> rules.adopt(file));
        // Then
        assertThat(asked)
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
        answers.add("400 {\"detail\":\"must be greater than 2\",\"field\":\"version\"}");
        // When / Then
        assertThatThrownBy(() -> with(rules -> rules.adopt(file)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("version: must be greater than 2");
    }

    @Test
    void a_pipeline_that_somebody_gave_up_is_awaited_no_more() {
        // Given
        answers.addAll(List.of("202 {\"name\":\"rule-2-run-9\"}", "200 " + view("main", false)));
        // When / Then
        assertThatThrownBy(() -> with(Rules::rebuild)).hasMessageContaining("rule-2-run-9 was given up");
    }

    private void with(Consumer<Rules> work) {
        String url = "http://localhost:" + server.getAddress().getPort();
        try (SiteClient operator = new SiteClient(url, "token")) {
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

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
