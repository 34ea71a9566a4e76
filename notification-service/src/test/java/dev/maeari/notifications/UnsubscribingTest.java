package dev.maeari.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.notifications.Unsubscribing.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribingTest {
    private static final Unsubscribing OURS = new Unsubscribing(() -> List.of("a secret of the tests"));
    private static final Scope SCOPE = new Scope("subject\nwith 한글", Kind.REPLY);

    @Test
    void a_token_says_whose_mails_of_which_kind_end() {
        assertThat(OURS.scope(OURS.token(SCOPE))).contains(SCOPE);
    }

    @Test
    void a_token_made_with_another_secret_or_changed_anywhere_is_none() {
        // Given
        String token = OURS.token(SCOPE);
        String foreign = new Unsubscribing(() -> List.of("another secret of others")).token(SCOPE);

        // Then
        assertThat(OURS.scope(foreign)).isEmpty();
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            // The last character of a Base64 part may carry unused bits; what it decodes to is what counts.
            assertThat(OURS.scope(changed).filter(scope -> !scope.equals(SCOPE)))
                    .as("changed at " + i)
                    .isEmpty();
        }
    }

    @Test
    void links_of_old_mails_hold_while_the_former_secret_is_still_named() {
        // Given
        String old = OURS.token(SCOPE);
        // When
        Unsubscribing rotated = new Unsubscribing(() -> List.of("a newer secret of ours", "a secret of the tests"));
        // Then
        assertThat(rotated.scope(old)).contains(SCOPE);
        assertThat(rotated.token(SCOPE)).isNotEqualTo(old);
        assertThat(rotated.scope(rotated.token(SCOPE))).contains(SCOPE);
        assertThat(new Unsubscribing(() -> List.of("a newer secret of ours")).scope(old))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "a.b.c", "a", "%.%", "bm90IG91cnM.bm90IG91cnM"})
    void rubbish_is_no_token(String rubbish) {
        assertThat(OURS.scope(rubbish)).isEmpty();
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new Unsubscribing(() -> List.of("long enough for all", "short")))
                .hasMessageContaining("MAEARI_UNSUBSCRIBE_SECRET");
    }
}
