package dev.maeari.engagement.counting;

/**
 * What a source adds to a number.
 *
 * @param order the place in the log of the record that said so
 */
public record Adjustment(long amount, long order) {
    /** Nothing was ever adjusted. */
    static final Adjustment NEVER = new Adjustment(0, Long.MIN_VALUE);
}
