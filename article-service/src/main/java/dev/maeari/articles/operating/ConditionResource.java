package dev.maeari.articles.operating;

import dev.maeari.web.Condition;
import dev.maeari.web.Conditions;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the process that answers is, for the operator's page; the management port says more, and is not for the public. */
@Singleton
@Blocking
@Path("/api/articles/condition")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class ConditionResource {
    private final Conditions conditions;

    ConditionResource(Conditions conditions) {
        this.conditions = conditions;
    }

    @GET
    public Condition condition() {
        return conditions.now();
    }
}
