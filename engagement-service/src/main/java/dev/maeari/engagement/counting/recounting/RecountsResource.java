package dev.maeari.engagement.counting.recounting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maeari.engagement.Ids;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.RuleText;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Recounts, for those who run the site. */
@Singleton
@Blocking
@Path("/api/engagement/recounts")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class RecountsResource {
    private static final int NEWEST = 50;

    private final Recounts recounts;
    private final RecountingStart recounting;
    private final CurrentPerson people;
    private final Ids ids;
    private final Clock clock;

    RecountsResource(
            AgroalDataSource dataSource, RecountingStart recounting, CurrentPerson people, Ids ids, Clock clock) {
        this.recounts = new Recounts(dataSource);
        this.recounting = recounting;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param rule what the numbers would be under this rule, as docs/counting-rules.md writes it
     */
    record Asked(@Nullable Boolean repair, @Nullable JsonNode rule) {}

    /** The newest. */
    record Page(List<RecountView> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@Nullable Asked asked) {
        boolean repair = asked != null && Boolean.TRUE.equals(asked.repair());
        Rule rule = rule(asked == null ? null : asked.rule());
        if (repair && rule != null) {
            throw Problem.invalid("repair", "What another rule would count can't be repaired; leave one of them out.")
                    .exception();
        }
        Order order = new Order(ids.ordered(), repair, rule, people.get().subject());
        try {
            recounts.add(order, clock.instant());
            recounting.wake();
            return Response.accepted(find(order.id()))
                    .location(URI.create("/api/engagement/recounts/" + order.id()))
                    .build();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    @GET
    public Page list() {
        try {
            return new Page(recounts.list(NEWEST), null);
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    @GET
    @Path("{id}")
    public RecountView one(@RestPath String id) {
        try {
            return find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw unknown();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }

    private RecountView find(UUID id) throws SQLException {
        return recounts.find(id).orElseThrow(RecountsResource::unknown);
    }

    private static @Nullable Rule rule(@Nullable JsonNode rule) {
        try {
            return rule == null || rule.isNull() ? null : RuleText.read(rule.toString());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("rule", String.valueOf(e.getMessage())).exception();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(404, "unknown-recount", "There is no such recount.").exception();
    }
}
