package dev.maeari.engagement.ingest;

import dev.maeari.events.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user agent says of its sender, with what else a request may show: each combination is made once. */
final class AgentSignals {
    private static final int NO_LANGUAGE = 1;
    private static final int PREFETCH = 2;
    private static final int HEADLESS = 4;

    private final Signals[] combinations = new Signals[8];

    /**
     * For one user agent.
     *
     * @param words what it says itself
     */
    AgentSignals(List<String> words, boolean headless) {
        for (int i = 0; i < combinations.length; i++) {
            List<String> all = new ArrayList<>(words);
            add(all, "headless", headless || (i & HEADLESS) != 0);
            add(all, "no-language", (i & NO_LANGUAGE) != 0);
            add(all, "prefetch", (i & PREFETCH) != 0);
            combinations[i] = new Signals(all);
        }
    }

    Signals with(boolean noLanguage, boolean prefetch, boolean headless) {
        return combinations[(noLanguage ? NO_LANGUAGE : 0) | (prefetch ? PREFETCH : 0) | (headless ? HEADLESS : 0)];
    }

    /** The signals of a view that is part of a burst, or as they are. */
    static Signals held(Signals signals, @Nullable String burst) {
        if (burst == null) {
            return signals;
        }
        List<String> all = new ArrayList<>(signals.words());
        all.add(Signals.HELD + burst);
        return new Signals(all);
    }

    private static void add(List<String> words, String word, boolean shown) {
        if (shown) {
            words.add(word);
        }
    }
}
