package dev.maeari.notifications.inbox;

import dev.maeari.notifications.InboxChanged;
import dev.maeari.notifications.Loop;
import dev.maeari.notifications.NotificationsMetrics;
import dev.maeari.web.ComeBack;
import dev.maeari.web.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All open streams of this process. They are fed by one look at the table for all of them: at once after a commit of this
 * process, and every second for what others wrote. It looks a minute back rather than from the last id on, since
 * transactions commit in another order than they draw ids; each stream knows what it has said of that minute.
 */
@ApplicationScoped
class LiveStreams {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final BroadcastProcessor<Boolean> going = BroadcastProcessor.create();
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final Inbox inbox;
    private final LiveConfig config;
    private final NotificationsMetrics metrics;
    private final Loop loop = new Loop("inbox-streams", this::look);

    LiveStreams(Inbox inbox, LiveConfig config, NotificationsMetrics metrics) {
        this.inbox = inbox;
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent start) {
        metrics.streams(open::size);
        loop.start();
    }

    /** Before requests are waited for, since these would not end for minutes. */
    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        going.onNext(Boolean.TRUE);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        loop.stop(LAST_LOOK);
    }

    /** When this process goes: how long the one who listens should wait before coming back, another for each. */
    Multi<Duration> farewells() {
        return going.map(now -> ComeBack.after());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) InboxChanged changed) {
        loop.wake();
    }

    /** Opens a stream; the first thing it says is how many are unread. */
    LiveStream open(String owner, Consumer<Live> out) {
        if (open.size() >= config.streams()
                || open.stream().filter(stream -> stream.owner().equals(owner)).count() >= config.streamsOfOne()) {
            throw Problem.of(503, "too-many-streams", "Too many streams are open; close one, or try again later.")
                    .retryAfter(30);
        }
        Set<String> one = Set.of(owner);
        List<InboxItem> recent = inbox.newWithin(WINDOW, one).getOrDefault(owner, List.of());
        LiveStream stream = new LiveStream(owner, inbox.unread(owner), recent, out);
        open.add(stream);
        loop.wake();
        return stream;
    }

    void close(LiveStream stream) {
        open.remove(stream);
    }

    private Duration look() {
        Map<String, List<LiveStream>> streams = open.stream().collect(Collectors.groupingBy(LiveStream::owner));
        if (streams.isEmpty()) {
            return config.poll();
        }
        Set<String> changed = inbox.changedWithin(WINDOW, streams.keySet());
        if (changed.isEmpty()) {
            return config.poll();
        }
        Map<String, Long> unread = inbox.unread(changed);
        Map<String, List<InboxItem>> fresh = inbox.newWithin(WINDOW, changed);
        changed.forEach(owner -> streams.getOrDefault(owner, List.of())
                .forEach(stream -> stream.show(unread.getOrDefault(owner, 0L), fresh.getOrDefault(owner, List.of()))));
        return config.poll();
    }
}
