package dev.maeari.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of one record in the log, written {@code topic/partition/offset}: what {@code Maeari-Position} answers and
 * {@code after=} takes (I7).
 *
 * @param topic the topic's name without the prefix of the deployment
 */
public record Position(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([a-z]{1,32}(?:\\.dead)?)/(\\d{1,6})/(\\d{1,18})");

    /**
     * Reads {@code topic/partition/offset}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Position of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form topic/partition/offset");
        }
        return new Position(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
