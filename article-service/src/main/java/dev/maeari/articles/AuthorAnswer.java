package dev.maeari.articles;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An article's author as the API answers.
 *
 * @param subject the person at the sign-in provider; absent to all but the author and operators
 * @param handle as {@code author=} of a list takes it
 * @param name for people; the publication's, if the provider tells none
 */
public record AuthorAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject, String handle, String name) {

    static AuthorAnswer of(Article article, Viewer viewer) {
        Author author = article.author();
        return new AuthorAnswer(viewer.mayChange(article) ? author.subject() : null, author.handle(), author.name());
    }
}
