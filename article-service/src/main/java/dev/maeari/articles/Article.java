package dev.maeari.articles;

import dev.maeari.articles.ArticleStatus.Deleted;
import dev.maeari.articles.ArticleStatus.Draft;
import dev.maeari.articles.ArticleStatus.Published;
import dev.maeari.articles.ArticleStatus.Unpublished;
import dev.maeari.events.ArticleId;
import java.time.Instant;
import java.util.Optional;

/**
 * An article at one revision. A change gives the article of the next revision; one that changes nothing, the same.
 *
 * @param revision counts the changes, from 1
 */
public record Article(
        ArticleId id,
        long revision,
        Slug slug,
        ArticleText text,
        Author author,
        ArticleStatus status,
        Instant createdAt,
        Instant updatedAt) {

    /** A new draft. */
    static Article draft(ArticleId id, Slug slug, ArticleText text, Author author, Instant now) {
        return new Article(id, 1, slug, text, author, new Draft(), now, now);
    }

    /** With another text, at another address. */
    public Article written(ArticleText newText, Slug newSlug, Instant now) {
        return new Article(id, revision + 1, newSlug, newText, author, status, createdAt, now);
    }

    /** For all to read. One that is public already stays as it is. */
    public Article published(Instant now) {
        return switch (status) {
            case Draft draft -> with(draft.publish(now), now);
            case Published published -> this;
            case Unpublished unpublished -> with(unpublished.publish(), now);
            case Deleted deleted -> throw ArticleProblems.gone();
        };
    }

    /** Taken back. One that is taken back already stays as it is; a draft can't be. */
    public Article unpublished(Instant now) {
        return switch (status) {
            case Draft draft -> throw ArticleProblems.notPublished();
            case Published published -> with(published.unpublish(), now);
            case Unpublished unpublished -> this;
            case Deleted deleted -> throw ArticleProblems.gone();
        };
    }

    /** Gone, with its text. */
    public Article deleted(Instant now) {
        return switch (status) {
            case Draft draft -> with(draft.delete(), now).erased();
            case Published published -> with(published.delete(), now).erased();
            case Unpublished unpublished -> with(unpublished.delete(), now).erased();
            case Deleted deleted -> throw ArticleProblems.gone();
        };
    }

    /** When it was first published, if ever; of a deleted article nobody asks. */
    public Optional<Instant> publishedAt() {
        return switch (status) {
            case Draft draft -> Optional.empty();
            case Published published -> Optional.of(published.publishedAt());
            case Unpublished unpublished -> Optional.of(unpublished.publishedAt());
            case Deleted deleted -> Optional.empty();
        };
    }

    private Article with(ArticleStatus next, Instant now) {
        return new Article(id, revision + 1, slug, text, author, next, createdAt, now);
    }

    private Article erased() {
        return new Article(
                id, revision, slug, ArticleText.erased(text.language()), author, status, createdAt, updatedAt);
    }
}
