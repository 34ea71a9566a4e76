package dev.maeari.engagement.counting;

import java.util.Locale;

/** What became of a record. Every record of the log gets exactly one per counter, so that they add up. */
public enum Verdict {
    /** It changed the count. */
    COUNTED,
    /** The same visitor looked at the article within the visit gap before, or it is a second replay of one origin. */
    REPEAT,
    /** It came later, but the set already was as it says. */
    ALREADY_SO,
    /** Something newer was said of this member before. */
    SUPERSEDED,
    /** It could not be read. */
    DEAD_LETTER,
    /** A type that this version does not know. */
    UNKNOWN_TYPE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** How ledger and metrics call it. */
    public String label() {
        return label;
    }
}
