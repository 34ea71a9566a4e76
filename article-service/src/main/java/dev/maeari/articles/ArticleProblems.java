package dev.maeari.articles;

import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;

/** The refusals that have to do with an article, worded once. */
final class ArticleProblems {
    private ArticleProblems() {}

    static ProblemException unknown() {
        return Problem.of(404, "unknown-article", "There is no article with this id.")
                .exception();
    }

    static ProblemException gone() {
        return Problem.of(410, "article-gone", "The article was deleted.").exception();
    }

    static ProblemException notPublished() {
        return Problem.of(409, "not-published", "A draft can't be taken back; it was never published.")
                .exception();
    }

    static ProblemException notYours() {
        return Problem.of(403, "not-your-article", "Only its author or an operator may change an article.")
                .exception();
    }

    static ProblemException changedMeanwhile(long now) {
        return Problem.of(
                        412,
                        "changed-meanwhile",
                        "The article has been changed since you read it, it is at revision %d now; read it again, bring in your change, and send that."
                                .formatted(now))
                .exception();
    }

    static ProblemException slugTaken(Slug slug) {
        return Problem.of(409, "slug-taken", "Another article has the address " + slug + "; choose another.")
                .at("slug")
                .exception();
    }
}
