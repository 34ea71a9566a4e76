package dev.maeari.engagement.counting;

import java.util.UUID;

/** What is about one counter of one article, beside others of that counter. */
public interface OfCounter {
    /** The article. */
    UUID article();

    /** The name of the counter. */
    String counter();

    /** That counter of that article. */
    default CountKey count() {
        return new CountKey(article(), counter());
    }
}
