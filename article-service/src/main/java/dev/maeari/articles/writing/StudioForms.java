package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.Articles;
import dev.maeari.articles.CurrentAuthor;
import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.articles.Rendering;
import dev.maeari.events.ArticleId;
import dev.maeari.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where the studio's forms go, with and without scripts. What is refused comes back in its fields, and says why. */
@Path("/studio")
@RolesAllowed({"author", "operator"})
@Produces(StudioHtml.TYPE)
class StudioForms {
    private final Articles articles;
    private final StudioDesk desk;
    private final CurrentAuthor current;
    private final Rendering rendering;
    private final Pages pages;
    private final StudioHtml html;

    StudioForms(
            Articles articles,
            StudioDesk desk,
            CurrentAuthor current,
            Rendering rendering,
            Pages pages,
            StudioHtml html) {
        this.articles = articles;
        this.desk = desk;
        this.current = current;
        this.rendering = rendering;
        this.pages = pages;
        this.html = html;
    }

    @POST
    @Path("articles")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(ArticleForm form) throws IOException {
        return act(null, Sheet.blank(pages.current().site().language()), form);
    }

    @POST
    @Path("articles/{id}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response write(@RestPath String id, ArticleForm form) throws IOException {
        ArticleId article = Articles.id(id);
        return act(article, form.sheet(article), form);
    }

    @POST
    @Path("articles/{id}/delete")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response delete(@RestPath String id, ArticleForm form) {
        ArticleId article = Articles.id(id);
        try {
            desk.delete(article, current.viewer(), form.expected());
            return Response.seeOther(URI.create("/studio?done=deleted")).build();
        } catch (ProblemException e) {
            if (!Fault.of(e).changed()) {
                throw e;
            }
            Sheet newer = Sheet.of(articles.get(article, current.viewer()), null);
            return html.editor(e.problem().status(), newer.failed("not_deleted", 0), pages.current());
        }
    }

    /** For the script: the text's markup alone. */
    @POST
    @Path("preview")
    @Consumes(MediaType.TEXT_PLAIN)
    public String preview(String markdown) {
        return rendering.html(markdown);
    }

    /** For the button, without a script: a page. */
    @POST
    @Path("preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(ArticleForm form) {
        return html.preview(form.typed(), pages.current());
    }

    private Response act(@Nullable ArticleId id, Sheet sheet, ArticleForm form) throws IOException {
        Page page = pages.current();
        Sheet typed = sheet.with(form.typed());
        try {
            typed = sheet.with(desk.withImages(form, current.get()));
            if (form.action().equals("image")) {
                return form.bringsImage()
                        ? html.editor(200, typed.noted("image_inserted"), page)
                        : html.editor(400, typed.failed("image_missing", 0), page);
            }
            Article saved = desk.save(id, current.viewer(), current.get(), form, typed.typed());
            return Response.seeOther(
                            URI.create("/studio/articles/" + saved.id() + "?done=" + StudioDesk.done(form, saved)))
                    .build();
        } catch (RuntimeException e) {
            Fault fault = Fault.of(e);
            long newer = fault.changed() && id != null
                    ? articles.get(id, current.viewer()).revision()
                    : 0;
            return html.editor(fault, typed.failed(fault.name(), newer), page);
        }
    }
}
