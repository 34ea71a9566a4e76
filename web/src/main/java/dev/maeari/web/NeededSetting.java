package dev.maeari.web;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A setting without a default.
 *
 * @param what what it is, for who has to say it
 * @param shortest with fewer characters it could be guessed
 * @param several whether there may be more than one, with a comma between, of which each must be so long
 * @param condition whether it is needed at all, by what else is told
 */
record NeededSetting(String key, String what, int shortest, boolean several, Predicate<Told> condition) {
    /** What the sources of settings say, key by key. */
    @FunctionalInterface
    interface Told extends Function<String, @Nullable String> {}

    static NeededSetting of(String key, String what) {
        return new NeededSetting(key, what, 1, false, told -> true);
    }

    NeededSetting atLeast(int characters) {
        return new NeededSetting(key, what, characters, several, condition);
    }

    NeededSetting eachAtLeast(int characters) {
        return new NeededSetting(key, what, characters, true, condition);
    }

    /** Only where another setting has this value. */
    NeededSetting when(String other, String value) {
        return new NeededSetting(key, what, shortest, several, told -> value.equals(told.apply(other)));
    }

    /** But where another setting has this value. */
    NeededSetting unless(String other, String value) {
        return new NeededSetting(key, what, shortest, several, told -> !value.equals(told.apply(other)));
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
        return parts(value).anyMatch(part -> part.length() < shortest)
                ? Optional.of("%s is too short: %s; %d characters or more".formatted(variable(), what, shortest))
                : Optional.empty();
    }

    private Stream<String> parts(String value) {
        return several ? Stream.of(value.split(",", -1)) : Stream.of(value);
    }

    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static Told environment(Function<String, @Nullable String> variables) {
        return key -> variables.apply(of(key, "").variable());
    }
}
