package dev.maeari.events;

import java.util.regex.Pattern;

/**
 * A number is changed by decision: carried over from a former platform, or a held burst released. The one way to do so,
 * on the counter's own topic; of the same source the last amount holds, so that saying it twice changes nothing.
 *
 * @param counter the counter, such as {@code views}; the topic that feeds it has the same name
 * @param source why, in a word of {@code a-z 0-9 : . _ -}, at most 64 characters
 * @param amount what is added to the number on account of this source, may be negative; 0 takes it back; at most
 *     10¹⁵ either way, so that no sum of them is too great for a number
 */
public record CountAdjusted(ArticleId articleId, String counter, String source, long amount)
        implements ViewEvent, LikeEvent, CommentEvent {
    /** More than any publication ever counted, and ten thousand times less than what a number can hold. */
    public static final long MOST = 1_000_000_000_000_000L;

    private static final Pattern COUNTER = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9:._-]{0,63}");

    /**
     * Checks the words and the amount.
     *
     * @throws IllegalArgumentException if counter or source is no such word, or the amount is greater
     */
    public CountAdjusted {
        check(counter, COUNTER, "counter");
        check(source, SOURCE, "source");
        if (amount > MOST || amount < -MOST) {
            throw new IllegalArgumentException("not an amount, which is " + MOST + " at most");
        }
    }

    private static void check(String word, Pattern pattern, String name) {
        // Null is told by the codec, which knows what is required.
        if (word != null && !pattern.matcher(word).matches()) {
            throw new IllegalArgumentException("not a " + name + ", which is " + pattern);
        }
    }
}
