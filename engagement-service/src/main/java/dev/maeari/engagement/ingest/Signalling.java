package dev.maeari.engagement.ingest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.maeari.events.Signals;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the headers of a request show of the kind of its sender. It judges nothing: that is the rule's, when the log
 * is counted. User agents come again and again, so that what they say is remembered, in bounded memory.
 */
@Singleton
class Signalling {
    private static final int REMEMBERED = 5_000;
    /** No browser's is half as long; what comes behind is not looked at. */
    private static final int LONGEST = 512;

    private static final int MOST_ROBOTS = 4;
    private static final List<String> PREFETCH_HEADERS = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final List<String> HEADLESS = List.of("Headless", "PhantomJS", "SlimerJS");

    private final String version;
    private final RobotPatterns robots;
    private final LoadingCache<String, AgentSignals> agents =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::look);

    Signalling() {
        this(RobotList.brought());
    }

    Signalling(RobotList list) {
        version = list.version();
        robots = new RobotPatterns(list.patterns());
    }

    Signals of(MultiMap headers) {
        String agent = orEmpty(headers.get("User-Agent"));
        return agents.get(agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent)
                .with(
                        orEmpty(headers.get("Accept-Language")).isBlank(),
                        isPrefetch(headers),
                        isHeadless(orEmpty(headers.get("Sec-CH-UA"))));
    }

    private AgentSignals look(String agent) {
        List<String> words = new ArrayList<>(List.of(Agent.of(agent).word()));
        List<String> matching = robots.matching(agent);
        matching.stream().limit(MOST_ROBOTS).map("robot:"::concat).forEach(words::add);
        if (!matching.isEmpty()) {
            words.add("robots:" + version);
        }
        return new AgentSignals(words, isHeadless(agent));
    }

    private static boolean isHeadless(String agent) {
        return !agent.isEmpty() && HEADLESS.stream().anyMatch(agent::contains);
    }

    /** {@code prefetch}, {@code prefetch;prerender}, and what browsers wrote before there was a standard. */
    private static boolean isPrefetch(MultiMap headers) {
        for (String name : PREFETCH_HEADERS) {
            String purpose = headers.get(name);
            if (purpose != null
                    && (purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview"))) {
                return true;
            }
        }
        return false;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
