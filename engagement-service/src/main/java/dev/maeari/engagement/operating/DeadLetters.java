package dev.maeari.engagement.operating;

import dev.maeari.events.Position;
import dev.maeari.events.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What could not be processed, by whichever service. */
@Singleton
class DeadLetters {
    /** Of each partition; who has more looks at the topic itself. */
    private static final int NEWEST = 1_000;

    private static final Comparator<DeadLetter> NEWEST_FIRST =
            Comparator.comparing(DeadLetter::keptAt).reversed().thenComparing(DeadLetter::name);

    private final Broker broker;
    private final Replays replays;
    private final Topics topics;

    DeadLetters(Broker broker, Replays replays, Topics topics) {
        this.broker = broker;
        this.replays = replays;
        this.topics = topics;
    }

    /**
     * The newest first.
     *
     * @throws dev.maeari.web.ProblemException 503
     */
    List<DeadLetter> list() {
        List<Kept> kept = new ArrayList<>();
        broker.letters(NEWEST, some -> some.forEach(record -> kept.add(Kept.of(record, topics))));
        Set<Position> sent = replays.among(kept.stream().map(Kept::place).toList());
        Map<String, DeadLetter> byName = new HashMap<>();
        for (Kept one : kept) {
            DeadLetter letter = DeadLetter.of(one, sent.contains(one.place()));
            byName.merge(letter.name(), letter, DeadLetter::together);
        }
        return byName.values().stream().sorted(NEWEST_FIRST).toList();
    }
}
