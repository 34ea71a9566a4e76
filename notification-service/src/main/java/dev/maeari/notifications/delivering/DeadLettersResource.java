package dev.maeari.notifications.delivering;

import dev.maeari.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
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
    private final Round round;

    DeadLettersResource(DeadLetters deadLetters, Round round) {
        this.deadLetters = deadLetters;
        this.round = round;
    }

    @GET
    public DeadLetter.Page list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable UUID after) {
        return deadLetters.page(limit, after);
    }

    @POST
    @Path("{id}/replay")
    public void replay(@RestPath UUID id) {
        switch (deadLetters.replay(id)) {
            case BEGUN -> round.wake();
            case NOT_DEAD ->
                throw Problem.of(409, "not-dead", "This delivery is not dead; there is nothing to replay.")
                        .exception();
            case UNKNOWN ->
                throw Problem.of(404, "unknown-delivery", "There is no delivery with this id.")
                        .exception();
        }
    }
}
