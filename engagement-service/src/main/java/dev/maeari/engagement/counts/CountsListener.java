package dev.maeari.engagement.counts;

import dev.maeari.events.CountsEvent.CountChanged;

/** Somebody who wants to know of every change of some articles' counts. */
@FunctionalInterface
interface CountsListener {
    /** Called on the thread of the log's reader, which must not wait. */
    void changed(CountChanged change);
}
