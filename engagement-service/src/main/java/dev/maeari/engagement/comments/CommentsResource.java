package dev.maeari.engagement.comments;

import dev.maeari.events.CommentEvent.CommentPublished;
import dev.maeari.web.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The comments of an article: read and write, as JSON and as a page. */
@Path("/api/engagement/articles/{id}/comments")
class CommentsResource {
    private final Posting posting;
    private final Listing listing;
    private final Pages pages;
    private final Viewers viewers;
    private final Answers answers;

    CommentsResource(Posting posting, Listing listing, Pages pages, Viewers viewers, Answers answers) {
        this.posting = posting;
        this.listing = listing;
        this.pages = pages;
        this.viewers = viewers;
        this.answers = answers;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return answers.read(() -> Response.ok(listing.list(id, limit, after, viewers.viewer()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build());
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable WrittenComment written) {
        Comment comment =
                answers.change(CommentPublished.class, () -> posting.post(id, IdempotencyKey.of(key), written));
        return Response.status(Response.Status.CREATED)
                .entity(CommentView.of(comment, answers.read(viewers::viewer)))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    @GET
    @Path("page")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response page(
            @PathParam("id") String id,
            @QueryParam("lang") @Nullable String language,
            @QueryParam("after") @Nullable String after) {
        return answers.read(() -> pages.list(id, language, after, viewers.viewer()));
    }

    /** The same for pages without JavaScript: back to the article, or to the text with what is wrong with it. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response postForm(
            @PathParam("id") String id, @QueryParam("lang") @Nullable String language, @BeanParam CommentForm form) {
        try {
            Comment comment = answers.change(
                    CommentPublished.class, () -> posting.post(id, form.idempotencyKey(), form.written()));
            return pages.backToArticle(comment.articleId());
        } catch (ProblemException e) {
            return pages.again(id, language, form, e, viewers);
        }
    }
}
