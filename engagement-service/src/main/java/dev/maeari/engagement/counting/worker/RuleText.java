package dev.maeari.engagement.counting.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.SignalPatterns;
import dev.maeari.engagement.counting.Verdict;
import dev.maeari.engagement.counting.VisitGap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A rule as JSON, strict: a word that this version doesn't know would count otherwise than it says. */
public final class RuleText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private RuleText() {}

    private record Text(int version, int visitGapSeconds, List<String> counters, Map<String, List<String>> ignored) {}

    /** The rule as JSON. */
    public static String of(Rule rule) {
        Map<String, List<String>> ignored = new TreeMap<>();
        rule.ignored().forEach((verdict, patterns) -> ignored.put(verdict.label(), patterns.patterns()));
        try {
            return JSON.writeValueAsString(
                    new Text(rule.version(), rule.visitGap().seconds(), rule.counters(), ignored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule that is no JSON", e);
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static Rule read(String text) {
        Text read = parsed(text);
        if (read.version() < 1 || read.visitGapSeconds() < 0) {
            throw new IllegalArgumentException("version begins with 1, visitGapSeconds with 0");
        }
        Map<Verdict, SignalPatterns> ignored = new EnumMap<>(Verdict.class);
        read.ignored().forEach((label, patterns) -> ignored.put(verdict(label), new SignalPatterns(patterns)));
        return new Rule(read.version(), new VisitGap(read.visitGapSeconds()), read.counters(), ignored);
    }

    private static Text parsed(String text) {
        try {
            @Nullable Text read = JSON.readValue(text, Text.class);
            if (read == null || read.counters() == null || read.ignored() == null) {
                throw new IllegalArgumentException(
                        "a rule has version, visitGapSeconds, counters and ignored, such as " + of(Rule.BUILT_IN));
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a rule: " + why(e) + "; one is " + of(Rule.BUILT_IN), e);
        }
    }

    /** What Jackson says, without its words about classes and settings. */
    private static String why(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("");
        return line.replaceFirst(" \\((class|index|for|start) .*", "").replace("creator property", "property");
    }

    private static Verdict verdict(String label) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing can be ignored as " + label));
    }
}
