package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.system.IndependentReader.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** I1 and I2 from outside: crowds, kills, and a reader of the log that shares no code with the counting. */
class CountsAreExactIT {
    private static final int READERS = 50;
    private static final int ARTICLES = 20;
    private static final Duration DRAINED = Duration.ofSeconds(60);

    private final Maeari maeari = Maeari.running();

    @Test
    void fifty_readers_and_two_kills_leave_every_count_as_the_log_says() {
        // Given
        Person author = Person.signedIn(maeari, "author");
        List<String> articles = IntStream.range(0, ARTICLES)
                .mapToObj(number ->
                        author.publishes("셈이 맞는 글 " + number).get("id").asText())
                .toList();
        Crowd crowd = new Crowd(maeari.url(), articles, READERS, 20_261_124);
        // When
        crowd.visit(List.of(() -> maeari.kill("engagement-service"), () -> maeari.kill("engagement-service")));
        maeari.awaitRunning();
        // Then
        Map<String, Numbers> proved = proved(IndependentReader.of(maeari.kafka()), articles);
        Awaitility.await()
                .atMost(DRAINED)
                .untilAsserted(() -> assertThat(shown(author, articles)).isEqualTo(proved));
        assertThat(articles).allSatisfy(article -> {
            Tally tally = crowd.tally(article);
            Numbers numbers = Objects.requireNonNull(proved.get(article));
            assertThat(numbers.views()).isBetween(tally.acknowledgedViews(), tally.sentViews());
            assertThat(numbers.likes()).isEqualTo(tally.likes());
        });
        // And a control that must go red: who forgets about repeats sees other numbers
        assertThat(proved(IndependentReader.withoutDeduplication(maeari.kafka()), articles))
                .isNotEqualTo(proved);
    }

    @Test
    void the_broker_s_death_refuses_writes_and_loses_nothing_that_was_acknowledged() {
        // Given
        Person author = Person.signedIn(maeari, "author");
        JsonNode article = author.publishes("중개자가 죽어도");
        String id = article.get("id").asText();
        String page = "/articles/" + article.get("slug").asText();
        Awaitility.await()
                .untilAsserted(() -> assertThat(author.reads(page).status()).isEqualTo(200));
        Outage outage = new Outage(maeari.url(), id, page);
        // When
        outage.sendUntil(() -> outage.acknowledged() >= 20);
        maeari.kill("kafka");
        outage.sendUntil(() -> outage.refused() >= 1);
        outage.sendUntil(() -> outage.acknowledgedAfterRefusal() >= 20);
        // Then
        assertThat(outage.slowestMillis()).isLessThan(Outage.LIMIT_MILLIS);
        assertThat(outage.pagesFailed()).isZero();
        Awaitility.await().atMost(DRAINED).untilAsserted(() -> {
            Numbers log = Objects.requireNonNull(
                    IndependentReader.of(maeari.kafka()).read().get(id));
            assertThat(author.counts(id).get("views").asLong()).isEqualTo(log.views());
            assertThat(log.views()).isBetween((long) outage.acknowledged(), (long) outage.sent());
        });
        maeari.awaitRunning();
    }

    private static Map<String, Numbers> shown(Person reader, List<String> articles) {
        Map<String, Numbers> shown = new TreeMap<>();
        for (String article : articles) {
            JsonNode counts = reader.counts(article);
            shown.put(
                    article,
                    new Numbers(
                            counts.get("views").asLong(),
                            counts.get("likes").asLong(),
                            counts.get("comments").asLong()));
        }
        return shown;
    }

    private static Map<String, Numbers> proved(IndependentReader log, List<String> articles) {
        Map<String, Numbers> all = log.read();
        Map<String, Numbers> proved = new TreeMap<>();
        articles.forEach(article -> proved.put(article, all.getOrDefault(article, Numbers.NONE)));
        return proved;
    }
}
