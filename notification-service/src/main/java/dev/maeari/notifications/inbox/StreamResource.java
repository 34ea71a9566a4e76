package dev.maeari.notifications.inbox;

import dev.maeari.web.ComeBack;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.sessions.EndedSessions;
import dev.maeari.web.sessions.Session;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The live bell: server-sent events {@code notification}. */
@Path("/api/notifications/stream")
@Authenticated
class StreamResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** What may wait for a slow reader; beyond it the stream ends, and the browser comes again. */
    private static final int WAITING = 64;

    /** Of the event that ends a stream and is not sent. */
    private static final String END = "end";

    private final LiveStreams streams;
    private final LiveConfig config;
    private final CurrentPerson person;
    private final EndedSessions sessions;

    StreamResource(LiveStreams streams, LiveConfig config, CurrentPerson person, EndedSessions sessions) {
        this.streams = streams;
        this.config = config;
        this.person = person;
        this.sessions = sessions;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Blocking
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context RoutingContext request) {
        Opening opening = new Opening();
        LiveStream stream = streams.open(person.get().subject(), opening::say);
        Multi<OutboundSseEvent> events = Multi.createFrom()
                .<Live>emitter(opening::attach, WAITING)
                .map(live -> sse.newEventBuilder()
                        .name("notification")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(live)
                        .build());
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        OutboundSseEvent end = sse.newEventBuilder().id(END).comment("").build();
        Multi<OutboundSseEvent> farewell = streams.farewells()
                .onItem()
                .transformToMultiAndConcatenate(comeBackAfter ->
                        Multi.createFrom().items(ComeBack.told(sse.newEventBuilder(), comeBackAfter), end));
        Multi<OutboundSseEvent> signedOut = Session.of(request)
                .map(session -> sessions.endOf(session).map(ended -> end))
                .orElse(Multi.createFrom().empty());
        return Multi.createBy()
                .merging()
                .streams(events, beats, farewell, signedOut)
                .select()
                .first(event -> !END.equals(event.getId()))
                .select()
                .first(config.longest())
                .onTermination()
                .invoke(() -> streams.close(stream));
    }

    /** Keeps what is said between the opening of the stream and the first look of the browser. */
    private static final class Opening {
        private final Queue<Live> before = new ArrayDeque<>();
        private @Nullable MultiEmitter<? super Live> emitter;

        synchronized void attach(MultiEmitter<? super Live> attached) {
            emitter = attached;
            before.forEach(attached::emit);
            before.clear();
        }

        synchronized void say(Live live) {
            if (emitter != null) {
                emitter.emit(live);
            } else {
                before.add(live);
            }
        }
    }
}
