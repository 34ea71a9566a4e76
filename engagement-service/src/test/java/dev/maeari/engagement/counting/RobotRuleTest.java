package dev.maeari.engagement.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.events.ArticleId;
import dev.maeari.events.Signals;
import dev.maeari.events.Topic;
import dev.maeari.events.ViewEvent.ArticleViewed;
import dev.maeari.events.VisitorId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What robots are may be said otherwise afterwards: the log keeps what was seen, the rule judges. */
class RobotRuleTest {
    private static final LogPartition PARTITION = new LogPartition(Topic.VIEWS, 0);
    private static final ArticleId ARTICLE = new ArticleId(new UUID(7, 7));
    private static final List<@Nullable Signals> KINDS = java.util.Arrays.asList(
            null,
            Signals.of("agent:firefox"),
            Signals.of("agent:chrome", "no-language"),
            Signals.of("agent:other", "robot:Feedly", "robots:1.60.0"),
            Signals.of("agent:other", "robot:curl", "robots:1.60.0"),
            Signals.of("agent:chrome", "headless"),
            Signals.of("agent:chrome", "prefetch"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void patterns_excluded_afterwards_leave_the_ledger_without_their_events(long seed) {
        // Given
        List<Entry> log = log(seed);
        Rule stricter = rule("robot:*", "headless", "no-language");

        // When
        CountChange counted = count(log, stricter);

        // Then
        CountChange without = count(only(log, words -> !words.contains("no-language")), Rule.BUILT_IN);
        assertThat(counted.by()).isEqualTo(without.by()).isPositive();
        assertThat(others(counted)).isEqualTo(others(without));
        assertThat(counted.by()).isLessThan(count(log, Rule.BUILT_IN).by());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_pattern_taken_back_counts_its_events_as_readers(long seed) {
        // Given
        List<Entry> log = log(seed);
        Rule milder = rule("robot:*", "!robot:Feedly", "headless");

        // When
        CountChange counted = count(log, milder);

        // Then
        long readers = count(only(log, words -> !words.contains("robot:Feedly")), Rule.BUILT_IN)
                .by();
        long feeds = count(only(log, words -> words.contains("robot:Feedly")), rule("nothing"))
                .by();
        assertThat(counted.by()).isEqualTo(readers + feeds);
        assertThat(feeds).isPositive();
    }

    /** Each kind has visitors of its own, since the user agent is part of what makes a visitor. */
    private static List<Entry> log(long seed) {
        Random random = new Random(seed);
        List<Entry> log = new ArrayList<>();
        long time = 1_700_000_000_000L;
        for (int offset = 0; offset < 500; offset++) {
            int kind = random.nextInt(KINDS.size());
            time += random.nextInt(120_000);
            VisitorId visitor = new VisitorId(100L * kind + random.nextInt(10));
            ArticleViewed view = new ArticleViewed(ARTICLE, visitor, KINDS.get(kind));
            log.add(new Entry(offset, time, null, new Entry.Happened(view)));
        }
        return log;
    }

    private static List<Entry> only(List<Entry> log, Predicate<List<String>> kept) {
        return log.stream()
                .filter(entry -> entry.content() instanceof Entry.Happened(ArticleViewed view)
                        && kept.test(
                                view.signals() == null
                                        ? List.of()
                                        : view.signals().words()))
                .toList();
    }

    private static Rule rule(String... robots) {
        Map<Verdict, SignalPatterns> ignored = new EnumMap<>(Rule.BUILT_IN.ignored());
        ignored.put(Verdict.ROBOT, new SignalPatterns(List.of(robots)));
        return new Rule(2, VisitGap.OF_THE_RULE, List.of("views"), ignored);
    }

    private static CountChange count(List<Entry> log, Rule rule) {
        Slice slice = new Slice(PARTITION, log, log.getLast().offset() + 1);
        PartitionState state = PartitionState.at(PARTITION, 0, 0, rule);
        return Counting.count(List.of(slice), Map.of(PARTITION, state), Recalled.NOTHING)
                .changes()
                .counts()
                .values()
                .iterator()
                .next();
    }

    private static Map<Verdict, Long> others(CountChange change) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        verdicts.putAll(change.verdicts());
        verdicts.remove(Verdict.ROBOT);
        return verdicts;
    }
}
