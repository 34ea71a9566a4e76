package dev.maeari.engagement.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns of a list that match. Nearly all are plain words: those are looked up by their first three characters
 * at each place of the text, so that a thousand of them cost no more than a few.
 */
final class RobotPatterns {
    private static final int START = 3;
    private static final String SPECIAL = ".[]{}()*+?^$|";

    private final List<String> patterns;
    private final Map<Integer, List<Word>> words = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();

    private record Word(int place, String text) {}

    private record Expression(int place, Pattern pattern) {}

    RobotPatterns(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        for (int place = 0; place < patterns.size(); place++) {
            String pattern = patterns.get(place);
            String word = plain(pattern);
            if (word != null && word.length() >= START) {
                words.computeIfAbsent(start(word, 0), any -> new ArrayList<>()).add(new Word(place, word));
            } else {
                expressions.add(new Expression(place, Pattern.compile(pattern)));
            }
        }
    }

    /** The patterns that match, in the order of the list. */
    List<String> matching(String text) {
        BitSet places = new BitSet();
        for (int i = 0; i + START <= text.length(); i++) {
            for (Word word : words.getOrDefault(start(text, i), List.of())) {
                if (text.startsWith(word.text(), i)) {
                    places.set(word.place());
                }
            }
        }
        for (Expression expression : expressions) {
            if (expression.pattern().matcher(text).find()) {
                places.set(expression.place());
            }
        }
        return places.stream().mapToObj(patterns::get).toList();
    }

    private static int start(String text, int from) {
        return (text.charAt(from) * 31 + text.charAt(from + 1)) * 31 + text.charAt(from + 2);
    }

    /** The word for which the pattern stands; null if it is more than a word. */
    private static @Nullable String plain(String pattern) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                if (i == pattern.length() || Character.isLetterOrDigit(pattern.charAt(i))) {
                    return null;
                }
                word.append(pattern.charAt(i));
            } else if (SPECIAL.indexOf(c) >= 0) {
                return null;
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }
}
