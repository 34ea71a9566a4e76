package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The look from outside at a whole system, and at one that is not there. */
class DoctorIT {
    private final Maeari maeari = Maeari.running();

    @Test
    void a_healthy_system_is_fine_down_to_one_view_that_is_really_counted() {
        // Given
        Person author = Person.signedIn(maeari, "author");
        String article = author.publishes("진찰을 받는 글").get("id").asText();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.get(maeari.url().resolve("/api/articles/" + article))
                                .status())
                        .isEqualTo(200));
        // When
        Launcher.Outcome outcome = maeari.launcher()
                .tryTo("doctor", "--url", maeari.url().toString(), "--token", maeari.token("operator"));
        // Then
        assertThat(outcome.output()).doesNotContain("WRONG").contains("ok     counting");
        assertThat(outcome.exitCode()).isZero();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(author.counts(article).get("views").asInt()).isEqualTo(1));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(maeari.mailsTo("operator@maeari.localhost")).isNotEmpty());
    }

    @Test
    void without_a_token_the_rest_is_looked_at_and_a_token_that_is_none_is_wrong() {
        // When
        Launcher.Outcome without =
                maeari.launcher().tryTo("doctor", "--url", maeari.url().toString());
        Launcher.Outcome wrong =
                maeari.launcher().tryTo("doctor", "--url", maeari.url().toString(), "--token", "nonsense");
        // Then
        assertThat(without.output()).contains("-      roles", "--token");
        assertThat(wrong.output()).contains("WRONG  roles");
        assertThat(wrong.exitCode()).isEqualTo(1);
    }

    @Test
    void a_command_talks_to_a_system_by_its_address_too() {
        // When
        String shown =
                maeari.launcher().run("rules", "--url", maeari.url().toString(), "--token", maeari.token("operator"));
        // Then
        assertThat(shown).isEqualTo(maeari.launcher().run("rules"));
    }
}
