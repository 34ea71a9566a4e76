package dev.maeari.articles.writing;

import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.util.Set;

/**
 * Why a form came back, in a word that the studio has a sentence for.
 *
 * @param name the field at fault, or the kind of fault
 */
record Fault(int status, String name) {
    private static final String CHANGED = "changed";
    private static final String AWAY = "away";
    private static final Set<String> FIELDS =
            Set.of("title", "body", "summary", "category", "tags", "language", "slug", "coverImage");

    /** What a failure means for whoever wrote; one that nobody there can do anything about is thrown on. */
    static Fault of(RuntimeException failure) {
        if (failure instanceof ProblemException refusal) {
            return of(refusal.problem());
        }
        return of(DatabaseTrouble.behind(failure).orElseThrow(() -> failure).problem());
    }

    private static Fault of(Problem problem) {
        String type = problem.type().substring(problem.type().lastIndexOf(':') + 1);
        String field = problem.field() == null ? "" : problem.field();
        String name = switch (type) {
            case "changed-meanwhile" -> CHANGED;
            case "slug-taken" -> "slug_taken";
            case "image-too-large" -> "image_large";
            case "no-image" -> "image";
            case "unknown-article", "article-gone" -> "gone";
            case "database-unavailable" -> AWAY;
            default -> FIELDS.contains(field) ? field : "other";
        };
        return new Fault(problem.status(), name.equals("coverImage") ? "image" : name);
    }

    boolean changed() {
        return name.equals(CHANGED);
    }

    /** Whether the database does not answer. */
    boolean away() {
        return name.equals(AWAY);
    }
}
