package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.engagement.ApiCookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisitorCookieTest {
    @Test
    void it_is_secure_where_the_site_is() {
        // Given
        ApiCookie cookie = VisitorCookie.of(true);

        // When
        String header = cookie.header("AAAAAAAAAAAAAAAAAAAAAA", Duration.ofHours(3));

        // Then
        assertThat(header)
                .isEqualTo(
                        "__Secure-maeari_visitor=AAAAAAAAAAAAAAAAAAAAAA; Path=/api/engagement; Max-Age=10800; HttpOnly;"
                                + " SameSite=Lax; Secure");
        assertThat(cookie.name()).isEqualTo("__Secure-maeari_visitor");
    }
}
