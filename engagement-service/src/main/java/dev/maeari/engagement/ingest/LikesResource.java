package dev.maeari.engagement.ingest;

import dev.maeari.engagement.KnownArticle;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.ServedBy;
import dev.maeari.web.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Likes. On a worker thread, since a signed-in reader is looked up; what waits for the broker waits on none. Without a
 * reader the answer is 307 to the same address with a guest's cookie.
 */
@ServedBy(Role.INGEST)
@Path("/api/engagement/articles/{id}/like")
@PermitAll
@Blocking
class LikesResource {
    private final Liking liking;

    LikesResource(Liking liking) {
        this.liking = liking;
    }

    /** What the reader has said. */
    record Like(boolean liked) {}

    @PUT
    public Uni<Response> like(@RestPath String id) {
        return liking.like(id).map(taken -> Accepted.with(taken.position(), new Like(true)));
    }

    @DELETE
    public Uni<Response> unlike(@RestPath String id) {
        return liking.unlike(id).map(taken -> Accepted.with(taken.position(), new Like(false)));
    }

    /** The form of a page without JavaScript. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> form(@RestPath String id, @RestForm @Nullable String liked) {
        boolean likes = parse(liked);
        return liking.say(id, likes)
                .map(taken -> Accepted.backTo(
                        taken.article().map(article -> page(article, likes)).orElse("/"), taken.position()));
    }

    private static boolean parse(@Nullable String liked) {
        if ("true".equals(liked) || "false".equals(liked)) {
            return Boolean.parseBoolean(liked);
        }
        throw Problem.invalid("liked", "liked must be true or false").exception();
    }

    private static String page(KnownArticle article, boolean liked) {
        return article.path() + (liked ? "#liked" : "#unliked");
    }
}
