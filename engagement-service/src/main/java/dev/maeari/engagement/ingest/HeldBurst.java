package dev.maeari.engagement.ingest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Signals;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A burst of views from one source on one article.
 *
 * @param held views of it that would count
 * @param since when it began to be held
 * @param decision what was decided, null if nothing yet
 * @param added how many of them count by that decision; fewer than are held if more came afterwards
 */
record HeldBurst(
        UUID burst,
        ArticleId articleId,
        long held,
        Instant since,
        @Nullable Decision decision,
        long added) {

    /** What an operator says of it. */
    enum Decision {
        /** They were readers: the number grows by them. */
        COUNT,
        /** They were not. */
        DROP;

        static Decision of(long added) {
            return added == 0 ? DROP : COUNT;
        }

        /** As the API writes it. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The source under which a decision is on the log; the same one again replaces it. */
    static String source(UUID burst) {
        return Signals.HELD + burst;
    }

    /** The burst of a reason of the ledger; empty if it is no id. */
    static Optional<UUID> id(String reason) {
        try {
            UUID id = UUID.fromString(reason.substring(Signals.HELD.length()));
            return source(id).equals(reason) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The beginning of an id that sorts by time (UUIDv7). */
    static Instant since(UUID burst) {
        return Instant.ofEpochMilli(burst.getMostSignificantBits() >>> 16);
    }
}
