package dev.maeari.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator looks at the system, and sends again what could not be processed. */
@Tag("browser")
@ExtendWith(Browsers.class)
class OperationIT {
    private static final Path LOOKS = Cli.HOME.resolve("tests/browser/target/screenshots");
    private static final Path PICTURES =
            System.getProperty("maeari.docs", "").equals("write") ? Cli.HOME.resolve("docs/screenshots") : LOOKS;

    @ParameterizedTest
    @CsvSource({"ko, desktop, 정상", "en, desktop, works", "ko, night, 정상", "en, phone, works", "ko, phone, 정상"})
    void it_says_how_every_part_is(String language, String screen, String works) {
        // Given
        Reader operator = switch (screen) {
            case "phone" -> Reader.onPhone(language);
            case "night" -> Reader.atNight(language);
            default -> Reader.speaking(language);
        };
        Page studio = operator.signsIn("operator", "/studio");
        // When
        studio.locator("a[href='/studio/operation']").click();
        // Then
        for (String part : new String[] {
            "#part-kafka",
            "#part-postgres",
            "#part-engagement",
            "maeari-condition[area=articles]",
            "maeari-condition[area=notifications]"
        }) {
            Locator state = studio.locator(part + " .desk-state");
            state.waitFor();
            assertThat(state.innerText()).as(part).isEqualTo(works);
        }
        assertThat(studio.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(new AxeBuilder(studio).analyze().getViolations())
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        studio.screenshot(new Page.ScreenshotOptions()
                .setPath(LOOKS.resolve("operation-%s-%s.png".formatted(screen, language)))
                .setFullPage(true));
    }

    @Test
    void what_is_open_stays_open_when_the_page_is_renewed() {
        // Given
        Page page = Reader.speaking("en").signsIn("operator", "/studio/operation");
        page.locator("#by-partition summary").click();
        page.locator("h1").click();
        page.evaluate("document.activeElement.blur()");
        // When
        page.evaluate("document.querySelector('#as-of').textContent = 'old'");
        // Then
        page.waitForCondition(() -> !page.locator("#as-of").innerText().equals("old"));
        assertThat(page.locator("#by-partition").getAttribute("open")).isNotNull();
        assertThat(page.locator("#by-partition tbody tr").count()).isPositive();
    }

    @Test
    void a_dead_letter_is_replayed_by_a_button_without_javascript() throws Exception {
        // Given
        String cause = "no JSON, said by a test";
        bury(cause);
        Page page = Reader.withoutJavaScript("en").signsIn("operator", "/studio/operation");
        Locator letter = page.locator("#dead-letters li", new Page.LocatorOptions().setHasText(cause))
                .first();
        letter.waitFor();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("operation-dead-letters.png"))
                .setFullPage(true));
        // When
        letter.locator("button[name=cause]").click();
        // Then
        page.locator("#dead-letters [role=status]").getByText("Replayed: 1").waitFor();
        assertThat(page.locator("#dead-letters").innerText()).doesNotContain(cause);
    }

    @Test
    void nobody_else_is_led_there() {
        Page studio = Reader.speaking("en").signsIn("author", "/studio");
        assertThat(studio.locator("a[href='/studio/operation']").count()).isZero();
    }

    private static void bury(String cause) throws ExecutionException, InterruptedException {
        JsonNode kafka = Stack.running().kafka();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.path("bootstrapServers").asText()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> letter =
                    new ProducerRecord<>(kafka.path("topicPrefix").asText() + "views.dead", 0, "nobody", "{");
            letter.headers().add("maeari_origin", "views/0/0".getBytes(StandardCharsets.UTF_8));
            letter.headers().add("maeari_cause", cause.getBytes(StandardCharsets.UTF_8));
            producer.send(letter).get();
        }
    }
}
