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
 * @param article the path of its page
 * @param after behind which comment it begins, if it is not the beginning
 * @param next the rest of the list, if there is more
 * @param problem what went wrong with the draft, if something did
 * @param draft what stands in the form
 */
record CommentsPage(
        ArticleId articleId,
        String article,
        String language,
        List<Item> items,
        @Nullable CommentId after,
        @Nullable CommentId next,
        boolean canComment,
        boolean askName,
        @Nullable String problem,
        Draft draft) {

    private static final String ANSWERING = ".";

    /** A comment and its time in words. */
    record Item(CommentView comment, String time) {}

    /**
     * A text that is not a comment yet.
     *
     * @param key of this page, first part of the keys of its forms
     */
    record Draft(String text, String name, String parentId, String key) {
        static Draft empty(String key) {
            return new Draft("", "", "", key);
        }

        /** What was the page's in the key of a form. */
        static String firstPart(String formKey, String parentId) {
            String end = parentId.isEmpty() ? "" : ANSWERING + parentId;
            return formKey.endsWith(end) ? formKey.substring(0, formKey.length() - end.length()) : formKey;
        }
    }

    /** The key of one form: a page has a form for each comment that can be answered. */
    public String key(Object parentId) {
        String parent = parentId.toString();
        return parent.isEmpty() ? draft.key() : draft.key() + ANSWERING + parent;
    }

    /** What a form beside a comment says of where it stands. */
    public String place() {
        return "lang=" + language + "&article=" + articleId + (after == null ? "" : "&after=" + after);
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
