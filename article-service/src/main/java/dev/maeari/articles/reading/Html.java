package dev.maeari.articles.reading;

import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers with a page that is the same for everybody who speaks the language, so that it can be kept for a moment by
 * whoever is in between; a page that remembers a choice is for the one who chose.
 */
@RequestScoped
class Html {
    static final String TYPE = "text/html;charset=UTF-8";
    private static final String VARY = "Accept-Language, Cookie";
    private static final String SHORT = "public, max-age=5";

    private final Pages pages;
    private final KeptPages kept;
    private final Request request;

    Html(Pages pages, KeptPages kept, Request request) {
        this.pages = pages;
        this.kept = kept;
        this.request = request;
    }

    /** A page that many ask for: who asks right after another gets the same. */
    Response kept(Page page, Supplier<TemplateInstance> template) {
        return ok(kept.get(page, () -> Rendered.of(render(template.get(), page))), page);
    }

    /** A page that is made for this request. */
    Response ok(TemplateInstance template, Page page) {
        return ok(Rendered.of(render(template, page)), page);
    }

    private Response ok(Rendered html, Page page) {
        NewCookie cookie = pages.remember().orElse(null);
        boolean known = cookie == null && isKnown(html.tag());
        Response.ResponseBuilder response = known ? Response.notModified() : Response.ok(html.bytes(), TYPE);
        headers(page, cookie == null).forEach(response::header);
        return (cookie == null ? response : response.cookie(cookie))
                .tag(html.tag())
                .build();
    }

    /** Whoever reads sets no other conditions. */
    private boolean isKnown(EntityTag tag) {
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        return answer != null && answer.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }

    /** The page in its language. */
    static String render(TemplateInstance template, Page page) {
        return template.setLocale(page.language().locale()).render();
    }

    /**
     * What an answer with this page says beside it.
     *
     * @param shared whether it may be kept for a moment by whoever is in between
     */
    static Map<String, Object> headers(Page page, boolean shared) {
        return Map.of(
                HttpHeaders.VARY,
                VARY,
                HttpHeaders.CONTENT_LANGUAGE,
                page.language().tag(),
                HttpHeaders.CACHE_CONTROL,
                shared ? SHORT : "private, no-store");
    }
}
