package dev.maeari.engagement.counting.recounting;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What of a counter of an article can differ from the log. */
enum What {
    /** The records counted, or the members of the set. */
    NUMBER,
    /** The sum of the adjustments. */
    ADJUSTED,
    /** The position in the version of the number. */
    POSITION,
    /** The records that met one verdict. */
    LEDGER,
    /** By how much the number changed in one hour. */
    HOUR,
    /** By how much the adjustments changed in one hour. */
    HOUR_ADJUSTED,
    /** Whether one member belongs to the set: 1 or 0. */
    MEMBER,
    /** What said so; -1 if nothing did. */
    MEMBER_ORDER,
    /** What one source adds. */
    ADJUSTMENT,
    /** What said so; -1 if nothing did. */
    ADJUSTMENT_ORDER,
    /** The visitors of a day that begins at 04:00 site time: they may be other ones although the numbers agree. */
    READERS,
    /** The number as the topic of counts tells it, against the table. */
    TOLD,
    /** Whether one comment can be read, against whether it is counted: 1 or 0. */
    COMMENT,
    /** Its revision in the table, against the greater one on the log. */
    COMMENT_REVISION;

    /** What checkpoints hold. */
    static final Set<What> OF_CHECKPOINTS =
            EnumSet.of(NUMBER, ADJUSTED, POSITION, LEDGER, ADJUSTMENT, ADJUSTMENT_ORDER);
    /** What counting makes of the log, and is recomputed from it. */
    static final Set<What> OF_THE_LOG = EnumSet.complementOf(EnumSet.of(READERS, TOLD, COMMENT, COMMENT_REVISION));
    /** What readers are shown. */
    static final Set<What> SHOWN = EnumSet.of(NUMBER, ADJUSTED);

    /** How reports call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
