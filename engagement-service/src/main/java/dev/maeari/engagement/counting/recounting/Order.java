package dev.maeari.engagement.counting.recounting;

import dev.maeari.engagement.counting.Rule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param repair whether what differs is mended
 * @param rule by which the numbers would be other ones; null for the rule in force
 * @param by who asked: the subject of their token
 */
record Order(UUID id, boolean repair, @Nullable Rule rule, String by) {
    boolean mends() {
        return repair && rule == null;
    }
}
