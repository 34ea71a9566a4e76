package dev.maeari.benchmarks;

import java.util.Locale;

/**
 * What a number must come to.
 *
 * @param atLeast whether it must not be less than the limit, else not more
 */
record Goal(boolean atLeast, double limit) {
    static Goal atLeast(double limit) {
        return new Goal(true, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(false, limit);
    }

    boolean isMetBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        String number = limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%,.0f", limit)
                : String.format(Locale.ROOT, "%.2f", limit).replaceAll("0+$", "");
        return (atLeast ? "≥ " : "≤ ") + number;
    }
}
