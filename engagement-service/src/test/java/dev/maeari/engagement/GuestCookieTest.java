package dev.maeari.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maeari.events.ReaderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestCookieTest {
    private static final String OLD = "the-secret-of-last-year-0123456789";
    private static final String NEW = "the-secret-of-this-year-0123456789";
    private static final ReaderId READER = new ReaderId(UUID.fromString("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"));

    private final GuestCookie cookie = new GuestCookie(List.of(NEW, OLD), false);

    @Test
    void a_cookie_is_read_back_as_the_same_guest() {
        // When
        String header = cookie.header(READER);

        // Then
        assertThat(cookie.read(value(header))).contains(READER);
        assertThat(header)
                .startsWith("maeari_guest=")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void it_is_secure_where_the_site_is() {
        // When
        String header = new GuestCookie(List.of(NEW), true).header(READER);

        // Then
        assertThat(header).startsWith("__Secure-maeari_guest=").endsWith("; Secure");
    }

    @Test
    void a_former_secret_still_counts_while_it_is_configured() {
        // Given
        String former = value(new GuestCookie(List.of(OLD), false).header(READER));

        // When / Then
        assertThat(cookie.read(former)).contains(READER);
        assertThat(new GuestCookie(List.of(NEW), false).read(former)).isEmpty();
    }

    @Test
    void no_single_changed_character_passes() {
        // Given
        String value = value(cookie.header(READER));

        for (int i = 0; i < value.length(); i++) {
            // When
            String forged = value.substring(0, i) + (value.charAt(i) == 'x' ? 'y' : 'x') + value.substring(i + 1);

            // Then
            assertThat(cookie.read(forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "%%%", "b5YZ_4uGTQG0LQDPT8lk_w"})
    void garbage_is_no_cookie(String garbage) {
        assertThat(cookie.read(garbage)).isEmpty();
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused_by_name() {
        assertThatThrownBy(() -> new GuestCookie(List.of("secret"), false)).hasMessageContaining("MAEARI_GUEST_SECRET");
    }

    private static String value(String header) {
        return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    }
}
