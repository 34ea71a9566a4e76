package dev.maeari.local.recounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.local.Failure;
import dev.maeari.local.SiteClient;
import dev.maeari.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command's side of a recount, against a site that says what the test wants. */
class RecountIT {
    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private HttpServer site;
    private SiteClient operator;

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8).replaceAll("\\s", ""));
            byte[] body = answers.remove().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        operator = new SiteClient("http://127.0.0.1:" + site.getAddress().getPort(), "token");
    }

    @AfterEach
    void close() {
        operator.close();
        site.stop(0);
    }

    @Test
    void it_is_asked_for_watched_and_its_report_taken() {
        // Given
        answers.add("{\"id\": \"7\", \"state\": \"waiting\", \"progress\": {\"done\": 0, \"total\": 0}}");
        answers.add("{\"id\": \"7\", \"state\": \"running\", \"progress\": {\"done\": 1000, \"total\": 2000}}");
        answers.add("{\"id\": \"7\", \"state\": \"done\", \"report\": {\"articles\": 3}}");
        // When
        JsonNode report = recount().run(true, null);
        // Then
        assertThat(report.path("articles").asInt()).isEqualTo(3);
        assertThat(asked)
                .containsExactly(
                        "POST /api/engagement/recounts {\"repair\":true}",
                        "GET /api/engagement/recounts/7 ",
                        "GET /api/engagement/recounts/7 ");
        assertThat(shown.toString(UTF_8)).contains("running: 1,000 of 2,000 records");
    }

    @Test
    void one_that_fails_is_told_with_its_reason() {
        // Given
        answers.add("{\"id\": \"7\", \"state\": \"failed\", \"failure\": \"the process that ran it has ended\"}");
        // When / Then
        assertThatThrownBy(() -> recount().run(false, null))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the process that ran it has ended");
    }

    private Recount recount() {
        return new Recount(operator, new Terminal(new PrintStream(shown, true, UTF_8), true));
    }
}
