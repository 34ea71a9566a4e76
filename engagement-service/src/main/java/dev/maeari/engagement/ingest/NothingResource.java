package dev.maeari.engagement.ingest;

import dev.maeari.engagement.Role;
import dev.maeari.engagement.ServedBy;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Answers without doing anything: the yardstick of {@code ./maeari bench}, which sets {@code maeari.nothing}. Elsewhere it
 * is not there. It passes the same server, filters and framework as a view does, so that the difference is what taking in
 * costs.
 */
@Singleton
@ServedBy(Role.INGEST)
@Path("/api/engagement/nothing")
@PermitAll
class NothingResource {
    private final boolean there;

    /**
     * Of this process.
     *
     * @param there whether there is an endpoint that does nothing, the yardstick of the benchmarks
     */
    NothingResource(@ConfigProperty(name = "maeari.nothing", defaultValue = "false") boolean there) {
        this.there = there;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(hidden = true)
    public Uni<Response> taken(byte[] body) {
        return answer(Response.accepted());
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> read() {
        return answer(Response.ok("{}", MediaType.APPLICATION_JSON));
    }

    private Uni<Response> answer(Response.ResponseBuilder answer) {
        if (!there) {
            throw Problem.of(404, "not-found", "There is nothing here.").exception();
        }
        return Uni.createFrom().item(answer.build());
    }
}
