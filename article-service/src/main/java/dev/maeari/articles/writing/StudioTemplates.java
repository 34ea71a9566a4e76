package dev.maeari.articles.writing;

import dev.maeari.articles.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The studio's templates and what each of them takes. */
@CheckedTemplate(basePath = "studio")
final class StudioTemplates {
    private StudioTemplates() {}

    static native TemplateInstance list(
            Page page, List<Row> rows, @Nullable String older, @Nullable String notice, boolean operator);

    /**
     * The form.
     *
     * @param texts what the scripts say, as JSON that is safe inside a script element
     */
    static native TemplateInstance editor(
            Page page, Sheet sheet, List<String> categories, String preview, String texts);

    static native TemplateInstance preview(Page page, Typed typed, String preview);

    static native TemplateInstance ledger(Page page, String id, String title, String texts);

    static native TemplateInstance held(Page page, String texts);

    static native TemplateInstance signedIn(Page page);
}
