package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a request showed of the kind of its sender, in words of a closed vocabulary (I5): noted when a view is taken in,
 * judged by the rule when it is counted, so that another rule can judge otherwise.
 *
 * <table>
 * <caption>The vocabulary</caption>
 * <tr><td>{@code agent:FAMILY}</td><td>the family of browser, such as {@code agent:chrome}</td></tr>
 * <tr><td>{@code robot:PATTERN}</td><td>the pattern of a public list of robots that matched</td></tr>
 * <tr><td>{@code robots:VERSION}</td><td>the version of that list</td></tr>
 * <tr><td>{@code headless}</td><td>a browser without a screen</td></tr>
 * <tr><td>{@code no-language}</td><td>it asked for no language, as browsers do</td></tr>
 * <tr><td>{@code prefetch}</td><td>fetched in case somebody might look (header Sec-Purpose)</td></tr>
 * <tr><td>{@code held:ID}</td><td>part of a burst, held until somebody has decided about it</td></tr>
 * </table>
 *
 * @param words at most 16, each of 1 to 120 printable ASCII characters; words of a newer vocabulary are kept
 */
public record Signals(@JsonValue List<String> words) {
    /** Before the id of the burst that a view is part of. */
    public static final String HELD = "held:";

    private static final int MOST_WORDS = 16;
    private static final int LONGEST_WORD = 120;

    /** Checks the words; see the class. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Signals {
        words = List.copyOf(words);
        if (words.size() > MOST_WORDS || !words.stream().allMatch(Signals::isWord)) {
            throw new IllegalArgumentException("signals are at most 16 words of printable ASCII");
        }
    }

    /** These words. */
    public static Signals of(String... words) {
        return new Signals(List.of(words));
    }

    /** The burst for which the view is held; empty for others. */
    public Stream<String> heldFor() {
        return words.stream().filter(word -> word.startsWith(HELD)).map(word -> word.substring(HELD.length()));
    }

    private static boolean isWord(String word) {
        return !word.isEmpty() && word.length() <= LONGEST_WORD && word.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
