package dev.maeari.engagement.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.maeari.engagement.Articles;
import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.ServedBy;
import dev.maeari.events.Event;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that a person's machine sends in one go: read all or none, then appended one by one, each with its own answer. */
@Singleton
@ServedBy(Role.INGEST)
@Path("/api/engagement/events")
@RolesAllowed("operator")
class EventsResource {
    /** So that a batch leaves room for readers. */
    private static final int AT_ONCE = 100;

    private final Taking taking;
    private final Articles articles;

    EventsResource(Taking taking, Articles articles) {
        this.taking = taking;
        this.articles = articles;
    }

    /** What became of the events, in their order. */
    record Results(List<Result> items, @Nullable String next) {}

    /**
     * One event.
     *
     * @param position where it stands on the log, as {@code topic/partition/offset}
     * @param problem why it may not stand there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String id, @Nullable String position, @Nullable Problem problem) {}

    @POST
    @Consumes("application/cloudevents-batch+json")
    public Uni<Response> append(byte[] body) {
        List<EventsBatch.Item> items = EventsBatch.read(body);
        return known(items)
                .chain(all -> Uni.join()
                        .all(items.stream().map(this::append).toList())
                        .usingConcurrencyOf(AT_ONCE)
                        .andFailFast()
                        .map(EventsResource::answer));
    }

    /** Fails with the first article's problem, so that nothing is appended. */
    private Uni<List<KnownArticle>> known(List<EventsBatch.Item> items) {
        return Uni.join()
                .all(items.stream()
                        .map(item -> item.event().articleId())
                        .distinct()
                        .map(articles::find)
                        .toList())
                .andFailFast();
    }

    private Uni<Result> append(EventsBatch.Item item) {
        Class<? extends Event> type = item.event().getClass();
        return taking.in(type, item.id(), item.event())
                .map(position -> new Result(item.id().toString(), position.toString(), null))
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> new Result(item.id().toString(), null, e.problem()));
    }

    private static Response answer(List<Result> results) {
        boolean all = results.stream().map(Result::problem).allMatch(Objects::isNull);
        Response.ResponseBuilder answer = Response.status(all ? 202 : 503).entity(new Results(results, null));
        return all ? answer.build() : answer.header("Retry-After", 1).build();
    }
}
