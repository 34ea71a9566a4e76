package dev.maeari.engagement.counting;

/** A line of the metrics: the events of one type that met one verdict. */
public record Tally(String type, Verdict verdict) {
    /** Stands for the type of what could not be read or is not known, whose own words may be anything. */
    public static final String UNKNOWN = "unknown";
}
