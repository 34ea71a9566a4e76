package dev.maeari.notifications;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The engagement service's internal read, with this service's own token. */
@RegisterRestClient(configKey = "engagement")
@OidcClientFilter
@Path("/api/engagement/comments")
interface EngagementClient {

    /** A comment with what only services may know. */
    @GET
    @Path("{id}")
    Answer comment(@PathParam("id") UUID id);

    /** The part of the answer that is used here. */
    record Answer(
            UUID articleId,
            @Nullable String name,
            @Nullable String text,
            boolean visible,
            @Nullable String authorSubject,
            @Nullable String parentAuthorSubject) {}
}
