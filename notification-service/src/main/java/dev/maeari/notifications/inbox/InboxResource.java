package dev.maeari.notifications.inbox;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Problem;
import io.quarkus.security.Authenticated;
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

/** A person's own inbox; nobody sees another's. */
@Path("/api/notifications")
@Authenticated
class InboxResource {
    private final Inbox inbox;
    private final CurrentPerson person;

    InboxResource(Inbox inbox, CurrentPerson person) {
        this.inbox = inbox;
        this.person = person;
    }

    @GET
    public InboxPage list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery @Nullable UUID after) {
        return inbox.page(person.get().subject(), limit, after);
    }

    @POST
    @Path("{id}/read")
    public void read(@RestPath UUID id) {
        if (!inbox.read(person.get().subject(), id)) {
            throw Problem.of(404, "unknown-notification", "There is no such notification in your inbox.")
                    .exception();
        }
    }

    @POST
    @Path("read")
    public void readAll() {
        inbox.readAll(person.get().subject());
    }
}
