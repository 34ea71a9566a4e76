package dev.maeari.engagement.ingest;

import java.util.List;
import java.util.Locale;

/** Families of browsers, as {@code agent:FAMILY} of the signals tells them; many of them say they were others, too. */
@SuppressWarnings("ImmutableEnumChecker") // the list is immutable
enum Agent {
    /** Nothing was said. */
    NONE,
    KAKAOTALK("KAKAOTALK"),
    NAVER("NAVER("),
    WHALE("Whale/"),
    SAMSUNG("SamsungBrowser/"),
    FACEBOOK("FBAN/", "FBAV/"),
    INSTAGRAM("Instagram "),
    LINE("Line/"),
    EDGE("Edg/", "EdgA/", "EdgiOS/"),
    OPERA("OPR/", "Opera"),
    FIREFOX("Firefox/", "FxiOS/"),
    CHROME("Chrome/", "CriOS/"),
    SAFARI("Safari/"),
    OTHER;

    private final List<String> marks;
    private final String word = "agent:" + name().toLowerCase(Locale.ROOT);

    Agent(String... marks) {
        this.marks = List.of(marks);
    }

    static Agent of(String userAgent) {
        if (userAgent.isBlank()) {
            return NONE;
        }
        for (Agent agent : values()) {
            if (agent.marks.stream().anyMatch(userAgent::contains)) {
                return agent;
            }
        }
        return OTHER;
    }

    String word() {
        return word;
    }
}
