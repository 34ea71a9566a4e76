package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was given up; says nothing about the person.
 *
 * @param cause what the last attempt met
 * @param diedAt when it was given up
 */
record DeadLetter(
        UUID id,
        Kind kind,
        String channel,
        UUID articleId,
        UUID commentId,
        int attempts,
        String cause,
        Instant diedAt) {

    /**
     * A page of them, the newest first.
     *
     * @param next to be given as {@code after} for the next page; null on the last
     */
    record Page(List<DeadLetter> items, @Nullable UUID next) {}
}
