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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a page that is the same for everybody who speaks the language, so that it can be kept for a moment by
 * whoever is in between; a page that remembers a choice is for the one who chose.
 */
@RequestScoped
class Html {
    static final String TYPE = "text/html;charset=UTF-8";
    private static final String VARY = "Accept-Language, Cookie";
    private static final String SHORT = "public, max-age=5";
    private static final int TAG_BYTES = 12;

    private final Pages pages;
    private final Request request;

    Html(Pages pages, Request request) {
        this.pages = pages;
        this.request = request;
    }

    Response ok(TemplateInstance template, Page page) {
        String html = render(template, page);
        EntityTag tag = new EntityTag(hash(html), true);
        NewCookie cookie = pages.remember().orElse(null);
        Response.ResponseBuilder unchanged = cookie == null ? request.evaluatePreconditions(tag) : null;
        return headers(unchanged == null ? Response.ok(html, TYPE) : unchanged, page, cookie)
                .tag(tag)
                .build();
    }

    Response notFound(TemplateInstance template, Page page) {
        NewCookie cookie = pages.remember().orElse(null);
        return headers(Response.status(404).entity(render(template, page)).type(TYPE), page, cookie)
                .build();
    }

    private static String render(TemplateInstance template, Page page) {
        return template.setLocale(page.language().locale()).render();
    }

    private static Response.ResponseBuilder headers(
            Response.ResponseBuilder response, Page page, @Nullable NewCookie cookie) {
        response.header(HttpHeaders.VARY, VARY)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .header(HttpHeaders.CACHE_CONTROL, cookie == null ? SHORT : "private, no-store");
        return cookie == null ? response : response.cookie(cookie);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
