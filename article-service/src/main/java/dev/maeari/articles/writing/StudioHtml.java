package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.Articles;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.articles.Rendering;
import dev.maeari.web.DatabaseFailed;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers with a page of the studio, which is its author's alone. */
@RequestScoped
class StudioHtml {
    static final String TYPE = "text/html;charset=UTF-8";
    private static final Logger LOG = Logger.getLogger(StudioHtml.class);

    private final Articles articles;
    private final Pages pages;
    private final Rendering rendering;
    private final StudioTexts texts;

    StudioHtml(Articles articles, Pages pages, Rendering rendering, StudioTexts texts) {
        this.articles = articles;
        this.pages = pages;
        this.rendering = rendering;
        this.texts = texts;
    }

    Response editor(int status, Sheet sheet, Page page) {
        return editor(status, sheet, articles.categories(), page);
    }

    /** With what was wrong, whether or not the database can say more. */
    Response editor(Fault fault, Sheet sheet, Page page) {
        return editor(fault.status(), sheet, fault.away() ? List.of() : categories(), page);
    }

    /** They are for convenience: a text is not lost for want of them. */
    private List<String> categories() {
        try {
            return articles.categories();
        } catch (DatabaseFailed e) {
            LOG.debug("an editor without categories", e);
            return List.of();
        }
    }

    private Response editor(int status, Sheet sheet, List<String> categories, Page page) {
        String preview = rendering.html(sheet.typed().body());
        return answer(
                status, StudioTemplates.editor(page, sheet, categories, preview, texts.json(page.language())), page);
    }

    Response preview(Typed typed, Page page) {
        return answer(200, StudioTemplates.preview(page, typed, rendering.html(typed.body())), page);
    }

    Response ledger(Article article, Page page) {
        return answer(
                200,
                StudioTemplates.ledger(
                        page, article.id().toString(), article.text().title(), texts.json(page.language())),
                page);
    }

    Response held(Page page) {
        return answer(200, StudioTemplates.held(page, texts.json(page.language())), page);
    }

    /** Not kept by anybody in between, but left in the browser's memory, so that going back finds the text. */
    Response answer(int status, TemplateInstance template, Page page) {
        Response.ResponseBuilder response = Response.status(status)
                .entity(template.setLocale(page.language().locale()).render())
                .type(TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        pages.remember().ifPresent(response::cookie);
        return response.build();
    }
}
