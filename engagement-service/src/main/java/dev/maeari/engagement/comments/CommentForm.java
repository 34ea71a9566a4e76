package dev.maeari.engagement.comments;

import dev.maeari.engagement.comments.CommentsPage.Draft;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** What a page without JavaScript sends; every field may be missing. */
final class CommentForm {
    @FormParam("text")
    @Nullable
    String text;

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("parentId")
    @Nullable
    String parentId;

    /** Made with the form; a page that is the same for everybody has none. */
    @FormParam("key")
    @Nullable
    String key;

    WrittenComment written() {
        return new WrittenComment(text, parentId, name);
    }

    /**
     * By which a second click is known.
     *
     * @throws ProblemException 400 if the form's key can't be one
     */
    IdempotencyKey idempotencyKey() {
        IdempotencyKey given = IdempotencyKey.of(key);
        return given == null ? IdempotencyKey.ofWords(written()) : given;
    }

    /**
     * What was written, to be mended. An answer to a comment that is gone becomes a comment of its own. The key stays, for
     * the comment may have been kept after all, unless it is the key that is wrong.
     */
    Draft draft(Problem problem, String freshKey) {
        String parent = orEmpty(parentId);
        boolean fresh = key == null || IdempotencyKey.HEADER.equals(problem.field());
        return new Draft(
                orEmpty(text),
                orEmpty(name),
                "parentId".equals(problem.field()) ? "" : parent,
                fresh ? freshKey : Draft.firstPart(orEmpty(key), parent));
    }

    /** The problem in words of the page. */
    static String say(Problem problem, CommentMessages messages) {
        String name = problem.type().substring(problem.type().lastIndexOf(':') + 1);
        return switch (name) {
            case "empty-text" -> messages.emptyText();
            case "text-too-long" -> messages.textTooLong();
            case "invalid-name" -> messages.invalidName();
            case "unknown-parent" -> messages.unknownParent();
            case "cookies-needed" -> messages.cookiesNeeded();
            case "key-reused" -> messages.alreadySent();
            case "sign-in-needed" -> messages.signInNeeded();
            case "too-many-requests" -> messages.tryAgain();
            default -> problem.status() >= 500 ? messages.tryAgain() : messages.refused();
        };
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
