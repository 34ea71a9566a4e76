package dev.maeari.articles.writing;

import dev.maeari.events.ArticleId;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The studio's form as a browser sends it. */
public class ArticleForm {
    @RestForm
    @Nullable
    String title;

    @RestForm
    @Nullable
    String body;

    @RestForm
    @Nullable
    String summary;

    @RestForm
    @Nullable
    String category;

    @RestForm
    @Nullable
    String tags;

    @RestForm
    @Nullable
    String language;

    @RestForm
    @Nullable
    String slug;

    /** The state's label that the page was made with. */
    @RestForm
    @Nullable
    String status;

    /** The slug that the page was made with. */
    @RestForm
    @Nullable
    String presentSlug;

    @RestForm
    @Nullable
    String coverImage;

    @RestForm
    @Nullable
    String coverRemoved;

    @RestForm("coverFile")
    @Nullable
    FileUpload coverFile;

    @RestForm("imageFile")
    @Nullable
    FileUpload imageFile;

    /** What the page was made from. */
    @RestForm
    @Nullable
    String revision;

    /** The newer revision that the person has been told of and wants to replace. */
    @RestForm
    @Nullable
    String over;

    @RestForm
    @Nullable
    String action;

    /** The page that the form was sent from, as it was. */
    Sheet sheet(ArticleId id) {
        Long seen = expected();
        return new Sheet(id.toString(), seen == null ? 0 : seen, text(status), presentSlug(), typed(), null, null, 0);
    }

    Typed typed() {
        return new Typed(
                line(title),
                text(body).replace("\r\n", "\n"),
                line(summary),
                line(category),
                line(tags),
                line(language),
                line(slug),
                coverRemoved == null ? line(coverImage) : "");
    }

    /** Null for a new article. */
    @Nullable
    Long expected() {
        String given = over == null || over.isBlank() ? text(revision) : over;
        return given.matches("\\d{1,18}") ? Long.valueOf(given) : null;
    }

    String presentSlug() {
        return text(presentSlug);
    }

    String action() {
        return over == null ? text(action) : "save";
    }

    boolean bringsImage() {
        return imageFile != null && imageFile.size() > 0;
    }

    private static String line(@Nullable String field) {
        return text(field).strip();
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
