package dev.maeari.engagement.counting;

import java.util.Locale;

/** What became of a record. Every record of the log gets exactly one per counter, so that they add up. */
public enum Verdict {
    /** It changed the count. */
    COUNTED,
    /** A view of a robot, by the rule's reading of its signals. */
    ROBOT,
    /** A page fetched in case somebody might look. */
    PREFETCH,
    /** The same visitor looked at the article within the visit gap before, or it is a second replay of one origin. */
    REPEAT,
    /** It would count, but is part of a burst about which nobody has decided yet. */
    HELD,
    /** It came later, but the set already was as it says. */
    ALREADY_SO,
    /** Something newer was said of this member before. */
    SUPERSEDED,
    /** It could not be read. */
    DEAD_LETTER,
    /** A type that this version does not know. */
    UNKNOWN_TYPE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it is for signals that a view meets this verdict. */
    boolean bySignals() {
        return this == ROBOT || this == PREFETCH || this == HELD;
    }

    /** How ledger and metrics call it. */
    public String label() {
        return label;
    }
}
