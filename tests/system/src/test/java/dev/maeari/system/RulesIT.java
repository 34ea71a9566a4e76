package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A rule by which robots count too, adopted while somebody looks at the page again and again. */
class RulesIT {
    private static final String WITH_ROBOTS = """
            {"version": 2, "visitGapSeconds": 1800, "counters": ["views", "likes", "comments"],
             "ignored": {"prefetch": ["prefetch"], "held": ["held:*"]}}""";

    private final Maeari maeari = Maeari.running();
    private final Person author = Person.signedIn(maeari, "author");

    @Test
    void another_rule_is_shown_at_once_and_no_look_meets_an_older_number() throws IOException {
        // Given
        Path rule = Files.writeString(Files.createTempFile("maeari", ".json"), WITH_ROBOTS);
        JsonNode published = author.publishes("로봇도 세는 규칙");
        String article = published.get("id").asText();
        Awaitility.await().untilAsserted(() -> {
            assertThat(Person.guest(maeari.url(), "203.0.113.201")
                            .views(article)
                            .status())
                    .isEqualTo(202);
            assertThat(Person.robot(maeari.url(), "203.0.113.202")
                            .views(article)
                            .status())
                    .isEqualTo(202);
        });
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(ledger(article)).contains("\"number\":1").contains("\"robot\":"));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(author.counts(article).get("views").asLong()).isEqualTo(1));
        Looking looking = new Looking(published);
        // When
        String wouldBe = maeari.launcher().run("recount", "--rule", rule.toString(), "--json");
        String adopted = maeari.launcher().run("rules", "adopt", rule.toString());
        // Then
        Awaitility.await().untilAsserted(() -> assertThat(looking.seen()).last().isEqualTo(2L));
        assertThat(looking.over()).isSorted().containsOnly(1L, 2L);
        assertThat(wouldBe).contains(article);
        assertThat(adopted).contains("the site shows rule-2");
        assertThat(maeari.launcher().run("rules")).contains("\"version\":2");
        assertThat(maeari.launcher().tryTo("recount").exitCode()).isZero();
        assertThat(maeari.launcher().tryTo("rules", "adopt", rule.toString()).output())
                .contains("must be greater than 2");
    }

    private String ledger(String article) {
        return author.reads("/api/engagement/articles/" + article + "/ledger").body();
    }

    /** Reads the views of an article and its page without a break; every read must be answered. */
    private final class Looking {
        private final List<Long> seen = new CopyOnWriteArrayList<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<Void> thread;

        private Looking(JsonNode article) {
            String page = "/articles/" + article.get("slug").asText();
            thread = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    assertThat(author.reads(page).status()).isEqualTo(200);
                    JsonNode counts = author.counts(article.get("id").asText());
                    long views = counts.get("views").asLong();
                    if (seen.isEmpty() || seen.getLast() != views) {
                        seen.add(views);
                    }
                }
            });
        }

        List<Long> seen() {
            return seen;
        }

        List<Long> over() {
            over.set(true);
            thread.join();
            return seen;
        }
    }
}
