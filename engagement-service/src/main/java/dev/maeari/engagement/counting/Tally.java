package dev.maeari.engagement.counting;

import dev.maeari.events.Event;

/** A line of the metrics: the events of one type that met one verdict. */
public record Tally(String type, Verdict verdict) {
    /** Stands for the type of what could not be read or is not known, whose own words may be anything. */
    public static final String UNKNOWN = "unknown";

    static Tally of(Event event, Verdict verdict) {
        return new Tally(event.getClass().getSimpleName(), verdict);
    }
}
