package dev.maeari.notifications.delivering;

import dev.maeari.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What could not be delivered, for operators. */
@Path("/api/notifications/dead-letters")
@RolesAllowed("operator")
class DeadLettersResource {
    private final DeadLetters deadLetters;

    DeadLettersResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GET
    public DeadLetter.Page list(
            @RestQuery @jakarta.ws.rs.DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable UUID after) {
        return deadLetters.page(limit, after);
    }

    @POST
    @Path("{id}/replay")
    public void replay(@RestPath UUID id) {
        switch (deadLetters.replay(id)) {
            case BEGUN -> {}
            case NOT_DEAD ->
                throw Problem.of(409, "not-dead", "This delivery is not dead; there is nothing to replay.")
                        .exception();
            case UNKNOWN ->
                throw Problem.of(404, "unknown-delivery", "There is no delivery with this id.")
                        .exception();
        }
    }
}
