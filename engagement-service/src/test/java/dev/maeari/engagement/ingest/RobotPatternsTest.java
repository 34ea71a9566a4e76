package dev.maeari.engagement.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotPatternsTest {
    private static final RobotList LIST = RobotList.brought();
    private static final RobotPatterns ROBOTS = new RobotPatterns(LIST.patterns());

    @Test
    void every_user_agent_of_the_list_is_found_by_its_pattern() throws IOException {
        instances()
                .forEach((pattern, agents) -> assertThat(agents)
                        .allSatisfy(agent -> assertThat(ROBOTS.matching(agent)).contains(pattern)));
    }

    @Test
    void what_is_found_is_what_each_expression_finds_by_itself() throws IOException {
        // Given
        List<Pattern> expressions =
                LIST.patterns().stream().map(Pattern::compile).toList();
        List<String> agents =
                instances().values().stream().flatMap(List::stream).limit(300).toList();

        // When / Then
        assertThat(agents)
                .hasSize(300)
                .allSatisfy(agent -> assertThat(ROBOTS.matching(agent))
                        .isEqualTo(expressions.stream()
                                .filter(expression -> expression.matcher(agent).find())
                                .map(Pattern::pattern)
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Whale/4.31.304.16 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 14; SM-S918N; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.0.0 Mobile Safari/537.36;KAKAOTALK 2410640",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 NAVER(inapp; search; 1000; 12.6.5; 14PRO)"
            })
    void people_s_browsers_are_not_on_the_list(String agent) {
        assertThat(ROBOTS.matching(agent)).isEmpty();
    }

    @Test
    void every_pattern_fits_into_a_signal() {
        assertThat(LIST.patterns())
                .hasSizeGreaterThan(1000)
                .allSatisfy(pattern -> assertThat(new dev.maeari.events.Signals(List.of("robot:" + pattern)).words())
                        .hasSize(1));
    }

    private static Map<String, List<String>> instances() throws IOException {
        try (InputStream in = RobotPatternsTest.class.getResourceAsStream("/robots/instances.json")) {
            return JsonMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(in), new TypeReference<Map<String, List<String>>>() {});
        }
    }
}
