package dev.maeari.web;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A setting without a default.
 *
 * @param what what it is, for who has to say it
 * @param shortest with fewer characters it could be guessed
 * @param condition whether it is needed at all, by what else is told
 */
record NeededSetting(String key, String what, int shortest, Predicate<Told> condition) {
    /** What the sources of settings say, key by key. */
    @FunctionalInterface
    interface Told extends Function<String, @Nullable String> {}

    static NeededSetting of(String key, String what) {
        return new NeededSetting(key, what, 1, told -> true);
    }

    NeededSetting atLeast(int characters) {
        return new NeededSetting(key, what, characters, condition);
    }

    /** Only where another setting has this value. */
    NeededSetting when(String other, String value) {
        return new NeededSetting(key, what, shortest, told -> value.equals(told.apply(other)));
    }

    /** But where another setting has this value. */
    NeededSetting unless(String other, String value) {
        return new NeededSetting(key, what, shortest, told -> !value.equals(told.apply(other)));
    }

    /** What is wrong with what is told, never with the value itself. */
    Optional<String> fault(Told told) {
        if (!condition.test(told)) {
            return Optional.empty();
        }
        String value = told.apply(key);
        if (value == null || value.isBlank()) {
            return Optional.of("%s is missing: %s".formatted(variable(), what));
        }
        return value.length() < shortest
                ? Optional.of("%s is too short: %s; %d characters or more".formatted(variable(), what, shortest))
                : Optional.empty();
    }

    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static Told environment(Function<String, @Nullable String> variables) {
        return key -> variables.apply(of(key, "").variable());
    }
}
