package dev.maeari.benchmarks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured by itself, in the order in which it is. */
enum Part {
    INGEST,
    CLICK,
    READING,
    JOINING,
    PRODUCING,
    COUNTING,
    APART,
    GROWTH,
    STARTING,
    STREAMS,
    PAGE,
    PURE;

    /** What takes less than five minutes together. */
    static final Set<Part> SHORT = Collections.unmodifiableSet(EnumSet.range(INGEST, COUNTING));

    /** What asks the same running service. */
    static final Set<Part> SERVED = Collections.unmodifiableSet(EnumSet.range(INGEST, READING));

    /** What needs a broker and a database of its own. */
    static final Set<Part> ON_THE_STACK = Collections.unmodifiableSet(EnumSet.range(INGEST, STREAMS));

    static Part named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
