package dev.maeari.engagement.comments;

import dev.maeari.engagement.comments.CommentsPage.Draft;
import dev.maeari.web.Problem;
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

    WrittenComment written() {
        return new WrittenComment(text, parentId, name);
    }

    /** What was written, to be mended. An answer to a comment that is gone becomes a comment of its own. */
    Draft draft(Problem problem) {
        return new Draft(orEmpty(text), orEmpty(name), "parentId".equals(problem.field()) ? "" : orEmpty(parentId));
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
            case "sign-in-needed" -> messages.signInNeeded();
            case "too-many-requests" -> messages.tryAgain();
            default -> problem.status() >= 500 ? messages.tryAgain() : messages.refused();
        };
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
