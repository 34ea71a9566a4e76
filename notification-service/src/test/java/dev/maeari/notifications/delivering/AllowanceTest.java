package dev.maeari.notifications.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(3);

    @Test
    void the_last_mail_of_an_hour_is_allowed_and_the_next_one_is_not() {
        assertThat(allowance.allowsAfter(0)).isTrue();
        assertThat(allowance.allowsAfter(2)).isTrue();
        assertThat(allowance.allowsAfter(3)).isFalse();
        assertThat(allowance.allowsAfter(4)).isFalse();
    }

    @Test
    void nobody_is_mailed_where_none_is_allowed() {
        assertThat(new Allowance(0).allowsAfter(0)).isFalse();
    }

    @Test
    void what_is_older_than_an_hour_no_longer_counts() {
        assertThat(allowance.since(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
    }
}
