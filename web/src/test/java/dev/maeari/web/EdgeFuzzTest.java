package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What comes first into contact with what anybody sends. */
class EdgeFuzzTest {
    @Property(tries = 2000)
    void no_cookies_make_a_session_that_did_not_have_its_prefix(@ForAll String before, @ForAll String after) {
        // When
        String known = HostCookies.known(
                List.of(before.replace("__Host-", "") + "q_session=planted;" + after.replace("__Host-", "")));
        // Then
        assertThat(known.split(";\\s*")).noneMatch(cookie -> cookie.startsWith("q_"));
    }

    @Property(tries = 2000)
    void every_address_to_come_back_to_is_on_this_site(@ForAll String path) {
        assertThat(AskedAddress.onThisSite(path)).matches("(?s)/([^/\\\\].*)?");
    }
}
