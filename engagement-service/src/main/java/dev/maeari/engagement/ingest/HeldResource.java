package dev.maeari.engagement.ingest;

import dev.maeari.engagement.Limit;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.ServedBy;
import dev.maeari.events.ArticleId;
import dev.maeari.events.CountAdjusted;
import dev.maeari.events.Signals;
import dev.maeari.web.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Held bursts: seen and decided by who runs the site. A decision is a record of the log, and is counted like any other. */
@Path("/api/engagement/held")
@ServedBy(Role.INGEST)
@RolesAllowed("operator")
@Blocking
class HeldResource {
    private static final int MOST = 100;

    private final HeldTable table;
    private final Taking taking;

    HeldResource(HeldTable table, Taking taking) {
        this.table = table;
        this.taking = taking;
    }

    /** A part of the list. */
    record Page(List<HeldBurst> items, @Nullable String next) {}

    @GET
    public Response list(@RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
        int most = Limit.of(limit, MOST, MOST);
        List<HeldBurst> found = table.list(after == null ? null : burst("after", after), most + 1);
        List<HeldBurst> items = found.subList(0, Math.min(most, found.size()));
        Page page =
                new Page(items, found.size() > most ? items.getLast().burst().toString() : null);
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** Decides about what is held now; may be said again, also otherwise. The last decision holds. */
    @POST
    @Path("{burst}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> decide(@RestPath String burst, @Nullable HeldDecision said) {
        return taking.in(CountAdjusted.class, () -> Uni.createFrom().item(adjustment(burst, said)))
                .map(position -> Accepted.at(position, null));
    }

    private CountAdjusted adjustment(String text, @Nullable HeldDecision said) {
        if (said == null) {
            throw Problem.invalid("body", "Send articleId and decision.").exception();
        }
        ArticleId article = said.article();
        HeldBurst.Decision decision = said.parsed();
        UUID id = burst("burst", text);
        HeldBurst held = table.find(id, article)
                .orElseThrow(() -> Problem.of(404, "unknown-burst", "Nothing of this article is held for this burst.")
                        .exception());
        long amount = switch (decision) {
            case COUNT -> held.held();
            case DROP -> 0;
        };
        return new CountAdjusted(article, "views", HeldBurst.source(id), amount);
    }

    private static UUID burst(String field, String text) {
        return HeldBurst.id(Signals.HELD + text)
                .orElseThrow(() -> Problem.invalid(field, field + " must be a UUID of 36 characters")
                        .exception());
    }
}
