package dev.maeari.engagement.comments;

import dev.maeari.events.CommentEvent;
import dev.maeari.events.CommentEvent.CommentHidden;
import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.events.CommentId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** One comment: taken back by its author, decided on by moderators, read by our own services. */
@Path("/api/engagement/comments/{id}")
class CommentResource {
    private final Changing changing;
    private final Listing listing;
    private final Pages pages;
    private final Viewers viewers;
    private final Answers answers;

    CommentResource(Changing changing, Listing listing, Pages pages, Viewers viewers, Answers answers) {
        this.changing = changing;
        this.listing = listing;
        this.pages = pages;
        this.viewers = viewers;
        this.answers = answers;
    }

    /** A decision as it comes in. */
    record Decided(@Nullable String decision) {}

    @GET
    @RolesAllowed("service")
    @Produces(MediaType.APPLICATION_JSON)
    public Response forService(@PathParam("id") String id) {
        return answers.read(() -> Response.ok(listing.one(Inputs.commentId(id)))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build());
    }

    @DELETE
    @PermitAll
    public void delete(@PathParam("id") String id) {
        deleted(id);
    }

    /** The same for pages without JavaScript: back to where the form stood in the list. */
    @POST
    @Path("delete")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response deleteForm(
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String language,
            @QueryParam("after") @Nullable String after) {
        CommentId behind = Inputs.commentId("after", after);
        return pages.backToList(deleted(id), language, behind);
    }

    @POST
    @Path("decision")
    @RolesAllowed(Viewers.MODERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CommentView decide(@PathParam("id") String id, @Nullable Decided decided) {
        Comment comment = decided(id, decided == null ? null : decided.decision());
        return CommentView.of(comment, answers.read(viewers::viewer));
    }

    /** The same for pages without JavaScript: back to where the form stood in the list. */
    @POST
    @Path("decision")
    @RolesAllowed(Viewers.MODERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decideForm(
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String language,
            @QueryParam("after") @Nullable String after,
            @FormParam("decision") @Nullable String decision) {
        CommentId behind = Inputs.commentId("after", after);
        return pages.backToList(decided(id, decision), language, behind);
    }

    private Comment deleted(String id) {
        return answers.change(CommentHidden.class, () -> changing.delete(Inputs.commentId(id), viewers.reader()));
    }

    private Comment decided(String id, @Nullable String word) {
        Decision decision = Decision.of(word);
        Class<? extends CommentEvent> type = switch (decision) {
            case HIDE -> CommentHidden.class;
            case SHOW -> CommentPublished.class;
        };
        return answers.change(type, () -> changing.decide(Inputs.commentId(id), decision));
    }
}
