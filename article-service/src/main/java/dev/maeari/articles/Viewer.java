package dev.maeari.articles;

import org.jspecify.annotations.Nullable;

/**
 * Who looks at articles, or wants to change them.
 *
 * @param subject at the sign-in provider; null if nobody has signed in
 * @param operator whether they may do with each article what its author may
 */
public record Viewer(@Nullable String subject, boolean operator) {

    /** Whether the article is theirs to change. */
    public boolean mayChange(Article article) {
        return operator || article.author().subject().equals(subject);
    }
}
