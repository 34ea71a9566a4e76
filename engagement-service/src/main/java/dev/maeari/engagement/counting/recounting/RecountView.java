package dev.maeari.engagement.counting.recounting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recount as the API shows it.
 *
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param rule by which the numbers would be other ones; null for the rule in force
 * @param requestedBy the subject of who asked
 * @param failure why it failed, if it did
 * @param report once it is done
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RecountView(
        UUID id,
        String state,
        boolean repair,
        @Nullable JsonNode rule,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Progress progress,
        @Nullable String failure,
        @Nullable Report report) {
    /** Records that were counted again, of how many. */
    record Progress(long done, long total) {}
}
