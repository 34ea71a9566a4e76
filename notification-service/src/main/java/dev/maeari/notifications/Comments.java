package dev.maeari.notifications;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Comments, read from the engagement service each time they are needed: nothing is told or mailed of a comment that has
 * been removed meanwhile.
 */
@ApplicationScoped
public class Comments {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final EngagementClient engagement;

    Comments(@RestClient EngagementClient engagement) {
        this.engagement = engagement;
    }

    /**
     * The comment as it is now.
     *
     * @throws EngagementAway if that can't be said now; to be tried again
     */
    public Comment read(CommentId id) {
        try {
            EngagementClient.Answer answer = engagement.comment(id.value());
            String name = answer.name();
            String text = answer.text();
            return answer.visible() && name != null && text != null
                    ? new Comment.Visible(
                            id,
                            new ArticleId(answer.articleId()),
                            name,
                            text,
                            answer.authorSubject(),
                            answer.parentAuthorSubject())
                    : new Comment.Gone(id);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == NOT_FOUND || status == GONE) {
                return new Comment.Gone(id);
            }
            throw new EngagementAway("answered " + status, e);
        } catch (RuntimeException e) {
            // No connection, no token, no answer in time, or one that can't be read: all of it passes.
            throw new EngagementAway(String.valueOf(e.getMessage()), e);
        }
    }
}
