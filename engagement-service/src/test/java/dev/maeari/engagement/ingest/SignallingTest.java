package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignallingTest {
    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final Signalling signalling = new Signalling(new RobotList("9.9", List.of("Googlebot\\/", "bot", "^curl")));

    @Test
    void a_reader_s_browser_shows_its_family_only() {
        assertThat(words("User-Agent", CHROME, "Accept-Language", "ko")).containsExactly("agent:chrome");
    }

    @Test
    void a_robot_shows_the_patterns_that_matched_and_their_list() {
        assertThat(words("User-Agent", "Googlebot/2.1 bot", "Accept-Language", "en"))
                .containsExactly("agent:other", "robot:Googlebot\\/", "robot:bot", "robots:9.9");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Moz, prefetch",
        "X-Purpose, preview"
    })
    void what_is_fetched_in_case_somebody_might_look_shows_it(String header, String value) {
        assertThat(words("User-Agent", CHROME, "Accept-Language", "ko", header, value))
                .containsExactly("agent:chrome", "prefetch");
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11) HeadlessChrome/142.0.0.0 Safari/537.36, ''",
        "Mozilla/5.0 (X11) Chrome/142.0.0.0 Safari/537.36, '\"HeadlessChrome\";v=\"142\"'"
    })
    void a_browser_without_a_screen_shows_it(String agent, String brands) {
        assertThat(words("User-Agent", agent, "Accept-Language", "ko", "Sec-CH-UA", brands))
                .contains("headless");
    }

    @Test
    void who_says_nothing_shows_that() {
        assertThat(words()).containsExactly("agent:none", "no-language");
    }

    @Test
    void a_user_agent_without_end_is_cut() {
        assertThat(words("User-Agent", "x".repeat(100_000) + "Googlebot/"))
                .containsExactly("agent:other", "no-language");
    }

    @ParameterizedTest
    @CsvSource({
        "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0, agent:edge",
        "Chrome/134.0.0.0 Whale/4.31 Safari/537.36, agent:whale",
        "Chrome/125.0.0.0 Mobile Safari/537.36;KAKAOTALK 2410640, agent:kakaotalk",
        "SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36, agent:samsung",
        "Version/26.0 Mobile/15E148 Safari/604.1, agent:safari",
        "Gecko/20100101 Firefox/145.0, agent:firefox",
        "Mobile/15E148 NAVER(inapp; search; 1000), agent:naver"
    })
    void families_that_name_others_too_are_told_apart(String agent, String word) {
        assertThat(words("User-Agent", agent, "Accept-Language", "ko")).containsExactly(word);
    }

    private List<String> words(String... headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return signalling.of(all).words();
    }
}
