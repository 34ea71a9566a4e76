package dev.maeari.articles.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.web.Site;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTest {
    @ParameterizedTest
    @CsvSource({"https://magazine.example, true", "http://localhost:8080, false"})
    void it_is_secure_where_the_site_is(String url, boolean secure) {
        // Given
        Hint hint = new Hint(site(url));

        // When / Then
        assertThat(hint.signedIn().isSecure()).isEqualTo(secure);
        assertThat(hint.gone().isSecure()).isEqualTo(secure);
    }

    private static Site site(String url) {
        return new SmallRyeConfigBuilder()
                .withMapping(Site.class)
                .withDefaultValue("maeari.site.url", url)
                .build()
                .getConfigMapping(Site.class);
    }
}
