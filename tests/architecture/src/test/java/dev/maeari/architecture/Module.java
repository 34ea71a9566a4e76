package dev.maeari.architecture;

import dev.maeari.engagement.EngagementMetrics;
import dev.maeari.events.Event;
import dev.maeari.outbox.Outbox;
import dev.maeari.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The modules and what each may know of the others: events ← outbox, web ← services. */
@SuppressWarnings("ImmutableEnumChecker") // the list is immutable
enum Module {
    EVENTS(Event.class.getPackageName()),
    OUTBOX(Outbox.class.getPackageName(), EVENTS),
    WEB(Problem.class.getPackageName(), EVENTS),
    ARTICLES("dev.maeari.articles", EVENTS, OUTBOX, WEB),
    ENGAGEMENT(EngagementMetrics.class.getPackageName(), EVENTS, OUTBOX, WEB),
    NOTIFICATIONS("dev.maeari.notifications", EVENTS, OUTBOX, WEB);

    static final List<Module> SERVICES = List.of(ARTICLES, ENGAGEMENT, NOTIFICATIONS);

    final String root;
    private final List<Module> knows;

    Module(String root, Module... knows) {
        this.root = root;
        this.knows = List.of(knows);
    }

    /** The packages that it must not use, as ArchUnit writes them. */
    String[] forbidden() {
        return Arrays.stream(values())
                .filter(other -> other != this && !knows.contains(other))
                .map(Module::packages)
                .toArray(String[]::new);
    }

    /** All its packages, as ArchUnit writes them. */
    String packages() {
        return root + "..";
    }

    static String[] roots() {
        return Stream.of(values()).map(module -> module.root).toArray(String[]::new);
    }
}
