package dev.maeari.articles.reading;

import dev.maeari.articles.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The site's templates and what each of them takes. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    /**
     * The front page.
     *
     * @param first the newest of all, on the first page
     * @param cards the others
     * @param older where older articles are, if there are any
     * @param later whether these are not the newest
     */
    static native TemplateInstance home(
            Page page, @Nullable Card first, List<Card> cards, @Nullable String older, boolean later);

    static native TemplateInstance article(Page page, Story story);

    /**
     * What is shown in place of a page.
     *
     * @param status of the answer
     * @param again where the same can be asked for again; empty if that makes no sense
     */
    static native TemplateInstance problem(Page page, int status, String again);

    static native TemplateInstance feed(String site, String home, String language, List<Entry> entries);

    static native TemplateInstance sitemap(String home, List<Landmark> landmarks);
}
