package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteWritesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # Sec-Fetch-Site, Origin,                   host,            from here
            same-origin,      -,                        news.example,    true
            none,             -,                        news.example,    true
            same-site,        -,                        news.example,    false
            cross-site,       -,                        news.example,    false
            cross-site,       https://news.example,     news.example,    false
            same-origin,      https://evil.example,     news.example,    true
            unheard-of,       https://news.example,     news.example,    false
            '',               https://news.example,     news.example,    false
            -,                https://news.example,     news.example,    true
            -,                https://NEWS.example,     news.example,    true
            -,                https://news.example:443, news.example,    true
            -,                http://news.example:80,   news.example,    true
            -,                https://news.example,     news.example:443, true
            -,                http://news.example:8080, news.example:8080, true
            -,                http://news.example,      news.example:8080, false
            -,                http://news.example:8081, news.example:8080, false
            -,                https://news.example:444, news.example,    false
            -,                https://evil.example,     news.example,    false
            -,                https://news.example.evil, news.example,   false
            -,                https://evil.news.example, news.example,   false
            -,                null,                     news.example,    false
            -,                '',                       news.example,    false
            -,                not a URI,                news.example,    false
            -,                https://[::1]:8080,       [::1]:8080,      true
            -,                -,                        news.example,    true
            """)
    void a_write_comes_from_here_or_it_does_not(
            @Nullable String fetchSite, @Nullable String origin, String host, boolean expected) {
        assertThat(CrossSiteWrites.fromHere(fetchSite, origin, HostAndPort.parseAuthority(host, -1)))
                .isEqualTo(expected);
    }

    @Test
    void an_origin_without_a_host_to_compare_with_is_not_from_here() {
        assertThat(CrossSiteWrites.fromHere(null, "https://news.example", null)).isFalse();
        assertThat(CrossSiteWrites.fromHere(null, null, null)).isTrue();
    }
}
