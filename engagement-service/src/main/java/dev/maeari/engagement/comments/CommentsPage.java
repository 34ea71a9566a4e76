package dev.maeari.engagement.comments;

import dev.maeari.events.ArticleId;
import dev.maeari.events.CommentId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The comments of an article as a small page of their own, for browsers without JavaScript.
 *
 * @param next the rest of the list, if there is more
 * @param problem what went wrong with the draft, if something did
 * @param draft what stands in the form
 */
record CommentsPage(
        ArticleId articleId,
        String slug,
        String language,
        List<Item> items,
        @Nullable CommentId next,
        boolean canComment,
        boolean askName,
        @Nullable String problem,
        Draft draft) {

    /** A comment and its time in words. */
    record Item(CommentView comment, String time) {}

    /** A text that is not a comment yet. */
    record Draft(String text, String name, String parentId) {
        static final Draft EMPTY = new Draft("", "", "");
    }

    @CheckedTemplate(basePath = "comments")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(CommentsPage page);
    }

    /** The page, which says everything in its language. */
    String html() {
        return Templates.page(this).setLocale(Locale.of(language)).render();
    }
}
