package dev.maeari.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The numbers that were changed by decision: of the same source the amount that stands last in the log holds. */
final class Adjustments {
    private final Map<String, Map<String, Long>> byCounter = new HashMap<>();
    private final Set<String> articles = new HashSet<>();

    /** Takes adjustments out of what is read. */
    Consumer<Fact> apart(Consumer<Fact> rest) {
        return fact -> {
            if (fact.isAdjustment()) {
                articles.add(fact.get("articleId"));
                byCounter
                        .computeIfAbsent(fact.get("articleId") + "/" + fact.get("counter"), counter -> new HashMap<>())
                        .put(fact.get("source"), fact.json().get("amount").asLong());
            } else {
                rest.accept(fact);
            }
        };
    }

    /** Of which there are any. */
    Set<String> articles() {
        return articles;
    }

    long of(String article, String counter) {
        return byCounter.getOrDefault(article + "/" + counter, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
