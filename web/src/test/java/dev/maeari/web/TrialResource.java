package dev.maeari.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.RollbackException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;

/** What an endpoint can run into. */
@Path("/api/trial")
public class TrialResource {
    private final CurrentPerson person;

    TrialResource(CurrentPerson person) {
        this.person = person;
    }

    /** A body as services take it. */
    public record Draft(@NotBlank String title, @Min(1) int copies, Place place) {}

    /** A part of it. */
    public record Place(UUID id) {}

    @GET
    @PermitAll
    @Path("later")
    public String later() {
        throw Problem.of(503, "later", "Try again.").retryAfter(3);
    }

    @POST
    @PermitAll
    @Path("drafts")
    public Draft draft(@Valid Draft draft) {
        return draft;
    }

    @GET
    @PermitAll
    @Path("page")
    public int page(@QueryParam("limit") @Min(1) int limit) {
        return limit;
    }

    @GET
    @PermitAll
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("with a secret in its message");
    }

    @GET
    @PermitAll
    @Path("database")
    public String database(@QueryParam("state") String state) {
        throw new IllegalStateException("the row could not be read", new SQLException("with a secret", state));
    }

    @GET
    @PermitAll
    @Path("commit")
    public String commit() {
        throw new IllegalStateException("out of nowhere", new RollbackException("with a secret"));
    }

    @GET
    @Authenticated
    @Path("me")
    public Person me() {
        return person.get();
    }

    @GET
    @PermitAll
    @Path("anybody")
    public String anybody() {
        return person.find().map(Person::name).orElse("nobody");
    }

    @GET
    @PermitAll
    @Path("somebody")
    public String somebody() {
        return person.get().name();
    }

    @GET
    @RolesAllowed("moderator")
    @Path("moderation")
    public String moderation() {
        return "decided";
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "nobody said who may see this";
    }

    @PUT
    @PermitAll
    @Path("write")
    public String put() {
        return "written";
    }

    @DELETE
    @PermitAll
    @Path("write")
    public String delete() {
        return "deleted";
    }

    @GET
    @PermitAll
    @Path("write")
    public String read() {
        return "read";
    }
}
