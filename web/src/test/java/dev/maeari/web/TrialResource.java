package dev.maeari.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationCompletionException;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What an endpoint can run into. */
@Path("/api/trial")
public class TrialResource {
    /** How many endless answers are being written. */
    static final AtomicInteger WRITING = new AtomicInteger();

    private static final int PIECE = 8192;

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
        return person.find().map(Person::subject).orElse("nobody");
    }

    @GET
    @PermitAll
    @Path("somebody")
    public String somebody() {
        return person.get().subject();
    }

    /** Goes on until whoever asked is gone. */
    @GET
    @PermitAll
    @Path("endless")
    public StreamingOutput endless() {
        return out -> {
            WRITING.incrementAndGet();
            try {
                while (true) {
                    out.write(new byte[PIECE]);
                }
            } finally {
                WRITING.decrementAndGet();
            }
        };
    }

    @GET
    @PermitAll
    @Path("ended")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public String ended() {
        throw new AuthenticationCompletionException("a session that can't be read");
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
