package dev.maeari.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands that are told an address and a token, as for a site on another machine. */
class ElsewhereIT {
    private final Maeari maeari = Maeari.running();

    @Test
    void page_and_ledger_are_exact_after_2283_readers() {
        // When
        String told = at("author", "demo", "--fast");
        // Then
        assertThat(told)
                .contains("The page says 2283 views · 0 likes · 2 comments, and every request is accounted for.");
    }

    @Test
    void each_service_says_how_it_is() {
        // When
        String told = at("operator", "status");
        // Then
        assertThat(told)
                .startsWith(maeari.url().toString())
                .containsPattern("article-service +running ")
                .containsPattern("engagement-service +running ")
                .containsPattern("notification-service +running ")
                .containsPattern("\\d records to be counted");
    }

    @Test
    void who_is_no_operator_is_told_so() {
        // When
        Launcher.Outcome outcome =
                maeari.launcher().tryTo("status", "--url", maeari.url().toString(), "--token", maeari.token("reader"));
        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("Your role does not allow this.");
    }

    private String at(String person, String... command) {
        return maeari.launcher()
                .run(Stream.concat(
                                Stream.of(command),
                                Stream.of("--url", maeari.url().toString(), "--token", maeari.token(person)))
                        .toArray(String[]::new));
    }
}
