package dev.maeari.engagement.operating;

import dev.maeari.web.Condition;
import dev.maeari.web.Conditions;
import dev.maeari.web.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at everything that can be seen from here. What does not answer is told as that: then the page is needed most. */
@Singleton
class Looking {
    private static final Logger LOG = Logger.getLogger(Looking.class);
    private static final int SHOWN = 10;

    private final Conditions conditions;
    private final Overview overview;
    private final Broker broker;
    private final DeadLetters letters;
    private final Clock clock;

    Looking(Conditions conditions, Overview overview, Broker broker, DeadLetters letters, Clock clock) {
        this.conditions = conditions;
        this.overview = overview;
        this.broker = broker;
        this.letters = letters;
        this.clock = clock;
    }

    /** The page, in words of a language. */
    OperationPage page(Words words, OperationPage.@Nullable Told told) {
        Overview.@Nullable Stored stored = stored();
        @Nullable Map<String, Long> ends = ends();
        // Without the database nobody knows what was replayed, and without the broker there is nothing to read.
        @Nullable List<DeadLetter> dead = stored == null || ends == null ? null : dead();
        Condition self = conditions.now();
        List<Overview.Counted> counted = stored == null ? List.of() : stored.counted();
        return new OperationPage(
                words.language(),
                words.zone(),
                words.of(clock.instant()),
                self,
                words.of(self.since()),
                ends != null,
                stored == null ? null : stored(stored, words),
                ends == null || stored == null
                        ? null
                        : words.of(counted.stream()
                                .mapToLong(one -> lag(one, ends))
                                .sum()),
                counted.stream().map(one -> counted(one, ends, words)).toList(),
                dead == null ? null : causes(dead, words),
                told);
    }

    private Overview.@Nullable Stored stored() {
        try {
            return overview.look();
        } catch (SQLException e) {
            LOG.warn("the database did not answer", e);
            return null;
        }
    }

    private @Nullable Map<String, Long> ends() {
        try {
            return broker.ends();
        } catch (ProblemException e) {
            LOG.debug("no ends of the log", e);
            return null;
        }
    }

    private @Nullable List<DeadLetter> dead() {
        try {
            return letters.list();
        } catch (ProblemException e) {
            LOG.debug("no dead letters", e);
            return null;
        }
    }

    private static OperationPage.Stored stored(Overview.Stored stored, Words words) {
        return new OperationPage.Stored(
                stored.version(),
                stored.rule() == null ? "–" : words.of(stored.rule()),
                stored.recounts().stream()
                        .map(one -> new OperationPage.Recount(
                                words.of(one.asked()),
                                one.state(),
                                words.of(one.records()),
                                one.differences() == null ? null : words.of(one.differences())))
                        .toList(),
                words.of(stored.pending()),
                words.of(stored.oldestSeconds()));
    }

    private static long lag(Overview.Counted one, Map<String, Long> ends) {
        return Math.max(0, ends.getOrDefault(one.name(), one.position()) - one.position());
    }

    private static OperationPage.Counted counted(Overview.Counted one, @Nullable Map<String, Long> ends, Words words) {
        return new OperationPage.Counted(
                one.name(),
                words.of(one.position()),
                ends == null ? null : words.of(lag(one, ends)),
                one.provedAt() == null ? null : words.of(one.provedAt()),
                one.differences());
    }

    private static List<OperationPage.Cause> causes(List<DeadLetter> dead, Words words) {
        Map<String, List<DeadLetter>> byCause = dead.stream()
                .filter(letter -> !letter.replayed())
                .collect(Collectors.groupingBy(DeadLetter::cause, LinkedHashMap::new, Collectors.toList()));
        return byCause.entrySet().stream()
                .map(cause -> cause(cause.getKey(), cause.getValue(), words))
                .toList();
    }

    private static OperationPage.Cause cause(String cause, List<DeadLetter> letters, Words words) {
        TreeSet<String> keptBy = new TreeSet<>();
        letters.forEach(letter -> keptBy.addAll(letter.keptBy()));
        return new OperationPage.Cause(
                cause,
                words.of(letters.size()),
                String.join(", ", keptBy),
                letters.stream()
                        .limit(SHOWN)
                        .map(one -> new OperationPage.Letter(one.name(), words.of(one.keptAt()), one.times()))
                        .toList(),
                letters.size() > SHOWN ? words.of(letters.size() - SHOWN) : null);
    }
}
