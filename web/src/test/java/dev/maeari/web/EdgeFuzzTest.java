package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What comes first into contact with what anybody sends. */
class EdgeFuzzTest {
    private static final String SEED = "20261130";
    /** What browsers refuse to keep for anybody but the host itself. */
    private static final Pattern OWN = Pattern.compile("(^|;)[\\s;]*(__Host-)+");

    @Property(tries = 5000, seed = SEED)
    void no_cookies_make_a_session_that_its_own_host_has_not_begun(@ForAll("cookies") String sent) {
        // Given
        String planted = OWN.matcher(sent).replaceAll("$1");
        // When
        String known = HostCookies.known(List.of(planted));
        // Then, as Vert.x reads them
        assertThat(ServerCookieDecoder.LAX.decode(known))
                .as("%s became %s", planted, known)
                .noneMatch(cookie -> cookie.name().startsWith("q_"));
    }

    @Property(tries = 2000, seed = SEED)
    void every_address_to_come_back_to_is_on_this_site(@ForAll String path) {
        assertThat(AskedAddress.onThisSite(path)).matches("(?s)/([^/\\\\].*)?");
    }

    @Provide
    Arbitrary<String> cookies() {
        return Arbitraries.of(
                        "q_session",
                        "q_session_chunk_1",
                        "q_auth_x",
                        "__Host-",
                        "=",
                        "=planted",
                        ";",
                        "; ",
                        ";;",
                        ",",
                        ", ",
                        " ",
                        "\t",
                        "\"",
                        "$Version=1",
                        "$Path=/",
                        "a=b",
                        "\\")
                .list()
                .ofMaxSize(16)
                .map(parts -> parts.stream().collect(Collectors.joining()));
    }
}
