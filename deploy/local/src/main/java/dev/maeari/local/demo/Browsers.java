package dev.maeari.local.demo;

import java.util.List;
import java.util.Random;

/** What browsers say of themselves. */
final class Browsers {
    private static final List<String> USER_AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
    private static final List<String> LANGUAGES = List.of(
            "ko-KR,ko;q=0.9,en;q=0.8", "ko-KR,ko;q=0.9", "en-US,en;q=0.9", "en-GB,en;q=0.9,ko;q=0.7", "ja,en;q=0.8");

    private Browsers() {}

    static String userAgent(Random random) {
        return USER_AGENTS.get(random.nextInt(USER_AGENTS.size()));
    }

    static String languages(Random random) {
        return LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }
}
