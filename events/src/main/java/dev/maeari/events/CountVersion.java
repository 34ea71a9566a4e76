package dev.maeari.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a count, written {@code generation-position}. It grows with every change, does not depend on how the
 * log was cut into batches, and compares as two numbers, never as text.
 *
 * @param generation raised by a repair, a change of rule or a new partitioning; from 0
 * @param position the offset after the last record that changed the count; 0 for a count that nothing has changed
 */
public record CountVersion(int generation, long position) implements Comparable<CountVersion> {

    /** The version of a count that nothing has changed yet. */
    public static final CountVersion NONE = new CountVersion(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,10})-(\\d{1,19})");

    private static final Comparator<CountVersion> ORDER =
            Comparator.comparingInt(CountVersion::generation).thenComparingLong(CountVersion::position);

    /**
     * Reads {@code generation-position}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CountVersion of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form generation-position");
        }
        return new CountVersion(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** Whether this version is newer than the other. */
    public boolean isNewerThan(CountVersion other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(CountVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return generation + "-" + position;
    }
}
