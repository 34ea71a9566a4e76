package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import org.jspecify.annotations.Nullable;

/**
 * The studio's form as a page shows it.
 *
 * @param id empty for a new article
 * @param revision what the text was made from; 0 for a new article
 * @param status the state's label; {@code draft} for a new article
 * @param presentSlug the article's slug, whatever the field says
 * @param typed the fields
 * @param notice what was done, if anything
 * @param fault what went wrong, if anything
 * @param newer the revision that came in between, 0 if none did
 */
record Sheet(
        String id,
        long revision,
        String status,
        String presentSlug,
        Typed typed,
        @Nullable String notice,
        @Nullable String fault,
        long newer) {

    static Sheet blank(String language) {
        return new Sheet("", 0, "draft", "", Typed.nothing(language), null, null, 0);
    }

    static Sheet of(Article article, @Nullable String notice) {
        return new Sheet(
                article.id().toString(),
                article.revision(),
                article.status().label(),
                article.slug().value(),
                Typed.of(article),
                notice,
                null,
                0);
    }

    Sheet with(Typed fields) {
        return new Sheet(id, revision, status, presentSlug, fields, notice, fault, newer);
    }

    Sheet noted(String done) {
        return new Sheet(id, revision, status, presentSlug, typed, done, null, newer);
    }

    Sheet failed(String why, long newerRevision) {
        return new Sheet(id, revision, status, presentSlug, typed, null, why, newerRevision);
    }

    /** Where the form goes. */
    public String action() {
        return id.isEmpty() ? "/studio/articles" : "/studio/articles/" + id;
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    /** Whether the fields hold what no revision of the article does. */
    public boolean unsaved() {
        return fault == null ? "image_inserted".equals(notice) : !fault.equals("not_deleted");
    }

    public boolean isPublic() {
        return status.equals("published");
    }
}
