package dev.maeari.engagement.counting;

import dev.maeari.events.Signals;
import java.util.List;

/**
 * Which signals a rule means: words, or beginnings of words that end in {@code *}; behind a {@code !} stands what is
 * meant in no case, such as {@code !robot:curl}.
 */
public record SignalPatterns(List<String> patterns) {
    public SignalPatterns {
        patterns = List.copyOf(patterns);
    }

    boolean match(Signals signals) {
        boolean matched = false;
        for (String word : signals.words()) {
            for (String pattern : patterns) {
                if (pattern.startsWith("!")) {
                    if (fits(word, pattern, 1)) {
                        return false;
                    }
                } else if (!matched && fits(word, pattern, 0)) {
                    matched = true;
                }
            }
        }
        return matched;
    }

    private static boolean fits(String word, String pattern, int from) {
        int length = pattern.length() - from;
        return pattern.endsWith("*")
                ? word.regionMatches(0, pattern, from, length - 1)
                : word.length() == length && pattern.endsWith(word);
    }
}
