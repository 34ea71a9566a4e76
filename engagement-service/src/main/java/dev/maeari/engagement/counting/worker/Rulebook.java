package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Rule;
import java.util.function.Function;

/**
 * The rules that this version can count by.
 *
 * @param first by which an empty database begins
 * @param read reads a rule that stands in the database; fails with an {@link IllegalArgumentException} if this version
 *     would count otherwise than it says
 */
record Rulebook(Rule first, Function<String, Rule> read) {
    static Rulebook beginningWith(Rule first) {
        return new Rulebook(first, RuleText::read);
    }
}
