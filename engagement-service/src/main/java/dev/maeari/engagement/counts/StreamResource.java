package dev.maeari.engagement.counts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maeari.engagement.Rates;
import dev.maeari.events.ArticleId;
import dev.maeari.web.ComeBack;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Counts while they change, as server-sent events. */
@Singleton
@Path("/api/engagement/counts/stream")
@PermitAll
class StreamResource {
    private static final String EVENT = "counts";

    private final Streams streams;
    private final Rates rates;
    private final ObjectMapper json;

    StreamResource(Streams streams, Rates rates, ObjectMapper json) {
        this.streams = streams;
        this.rates = rates;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Multi<OutboundSseEvent> stream(@RestQuery List<String> article, @Context Sse sse) {
        Set<ArticleId> articles = ArticleList.parse(article);
        rates.admitRead();
        return streams.of(articles, rates.source()).map(item -> event(item, sse.newEventBuilder()));
    }

    private OutboundSseEvent event(StreamItem item, OutboundSseEvent.Builder builder) {
        return switch (item) {
            case StreamItem.Heartbeat heartbeat -> builder.comment("").build();
            case StreamItem.Farewell(Duration comeBackAfter) -> ComeBack.told(builder, comeBackAfter);
            case StreamItem.Changed changed ->
                builder.name(EVENT).data(text(changed.counts())).build();
        };
    }

    private String text(Counts counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts are JSON", e);
        }
    }
}
