package dev.maeari.faults;

import dev.maeari.system.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A broken producer: now and then it appends to each topic, between what readers do, a record that nobody can read. */
final class Poisoner implements AutoCloseable {
    private final LogWriter log;
    private final List<String> articles;
    private final Random random;
    private final Map<String, Poison> byOrigin = new HashMap<>();

    Poisoner(LogWriter log, List<String> articles, Random random) {
        this.log = log;
        this.articles = articles;
        this.random = random;
    }

    /** One record to each topic, of a kind that is left to chance. */
    void strike() {
        String article = articles.get(random.nextInt(articles.size()));
        Poison.small(article).stream()
                .collect(Collectors.groupingBy(Poison::topic))
                .forEach((topic, kinds) -> {
                    Poison poison = kinds.get(random.nextInt(kinds.size()));
                    byOrigin.put(poison.put(log), poison);
                });
    }

    /** What is not kept as a dead letter, or does not end as one again when an operator sends it once more. */
    List<String> lost(LogReader reader, Person operator) {
        if (byOrigin.isEmpty()) {
            return List.of("no poison was sent");
        }
        DeadLetters letters = new DeadLetters(reader, byOrigin);
        List<String> lost = new ArrayList<>(letters.lacking(1));
        if (lost.isEmpty()) {
            letters.any().ifPresent(one -> {
                one.replay(operator);
                lost.addAll(one.lacking(2));
            });
        }
        return lost;
    }

    @Override
    public void close() {
        log.close();
    }
}
