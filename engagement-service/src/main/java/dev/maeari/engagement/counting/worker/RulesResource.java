package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.LogPartition;
import dev.maeari.engagement.counting.Rule;
import dev.maeari.engagement.counting.worker.PipelinesTable.Pipeline;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The rule in force, and its succession by another one. */
@Singleton
@Path("/api/engagement/rules")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class RulesResource {
    private final AgroalDataSource dataSource;
    private final Adopting adopting;
    private final LogEnds ends;

    RulesResource(AgroalDataSource dataSource, LogEnds ends) {
        this.dataSource = dataSource;
        this.adopting = new Adopting(dataSource);
        this.ends = ends;
    }

    /** What was begun; {@link #rules} shows how far it is. */
    record Begun(String name) {}

    private interface Work<T> {
        T done() throws SQLException;
    }

    private interface Asking {
        Map<LogPartition, Long> asked() throws ExecutionException, TimeoutException, InterruptedException;
    }

    @GET
    public RulesView rules() {
        return orTrouble(this::view);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response adopt(String text) {
        Rule rule = read(text);
        demandWholeLog();
        demandAllThatWasCounted();
        return begun(orTrouble(() -> adopting.adopt(rule)));
    }

    @POST
    @Path("rebuild")
    public Response rebuild() {
        demandWholeLog();
        return begun(orTrouble(adopting::rebuild));
    }

    @DELETE
    @Path("{name}")
    public void giveUp(@PathParam("name") String name) {
        orTrouble(() -> {
            adopting.giveUp(name);
            return name;
        });
    }

    private record Stored(List<Pipeline> pipelines, Map<String, Map<LogPartition, Long>> reached) {}

    private Stored stored() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new Stored(PipelinesTable.all(connection), ProgressTable.all(connection));
        }
    }

    private RulesView view() throws SQLException {
        // Positions before ends: what is counted meanwhile must not look like less than nothing.
        Stored stored = stored();
        Map<LogPartition, Long> now = ofTheLog(ends::now);
        return new RulesView(
                PipelinesTable.shown(stored.pipelines()).map(Pipeline::rule).orElse("null"),
                stored.pipelines().stream()
                        .map(one -> RulesView.Counted.of(one, stored.reached().getOrDefault(one.name(), Map.of()), now))
                        .toList());
    }

    /** Numbers of which the log says only a part would be shown as if they were whole. */
    private void demandWholeLog() {
        refuse(ofTheLog(ends::begins).entrySet().stream()
                .filter(begin -> begin.getValue() > 0)
                .map(begin -> "%s begins at %d".formatted(begin.getKey(), begin.getValue())));
    }

    /** Likewise; who counts by the same rule anew wants what the log has, whatever was counted from another one. */
    private void demandAllThatWasCounted() {
        Stored stored = orTrouble(this::stored);
        Map<LogPartition, Long> now = ofTheLog(ends::now);
        Map<LogPartition, Long> reached = PipelinesTable.shown(stored.pipelines())
                .map(shown -> stored.reached().getOrDefault(shown.name(), Map.of()))
                .orElse(Map.of());
        refuse(reached.entrySet().stream()
                .filter(counted -> now.getOrDefault(counted.getKey(), 0L) < counted.getValue())
                .map(counted ->
                        "%s ends before %d, which was counted".formatted(counted.getKey(), counted.getValue())));
    }

    private static void refuse(Stream<String> faults) {
        faults.sorted().findFirst().ifPresent(fault -> {
            throw Problem.of(
                            409,
                            "log-is-cut",
                            "The log of %s: what is missing can't be counted again, so the rule in force stays."
                                    .formatted(fault))
                    .exception();
        });
    }

    private static Map<LogPartition, Long> ofTheLog(Asking asking) {
        try {
            return asking.asked();
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.of(503, "log-unavailable", "Kafka does not answer; try again in a moment.")
                    .retryAfter(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(503, "stopping", "This process stops; try again in a moment.")
                    .retryAfter(1);
        }
    }

    private static Rule read(String text) {
        try {
            return RuleText.read(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("rule", String.valueOf(e.getMessage())).exception();
        }
    }

    private static Response begun(String name) {
        return Response.accepted(new Begun(name)).build();
    }

    private static <T> T orTrouble(Work<T> work) {
        try {
            return work.done();
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
    }
}
