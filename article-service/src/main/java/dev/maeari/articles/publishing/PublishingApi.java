package dev.maeari.articles.publishing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleAnswer;
import dev.maeari.articles.Articles;
import dev.maeari.articles.CurrentAuthor;
import dev.maeari.articles.Edge;
import dev.maeari.articles.Manuscripts;
import dev.maeari.articles.Revision;
import dev.maeari.articles.Viewer;
import dev.maeari.web.Problem;
import dev.maeari.web.Site;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Publishes articles and takes them back; both may be repeated. */
@Path("/api/articles")
@RolesAllowed({"author", "operator"})
@Produces(MediaType.APPLICATION_JSON)
class PublishingApi {
    private final Manuscripts manuscripts;
    private final CurrentAuthor current;
    private final Edge edge;
    private final Site site;

    PublishingApi(Manuscripts manuscripts, CurrentAuthor current, Edge edge, Site site) {
        this.manuscripts = manuscripts;
        this.current = current;
        this.edge = edge;
        this.site = site;
    }

    @POST
    @Path("{id}/publish")
    public RestResponse<ArticleAnswer> publish(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        nothingIn(body);
        return change(id, ifMatch, article -> article.published(edge.now()));
    }

    @POST
    @Path("{id}/unpublish")
    public RestResponse<ArticleAnswer> unpublish(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable String body) {
        nothingIn(body);
        return change(id, ifMatch, article -> article.unpublished(edge.now()));
    }

    private RestResponse<ArticleAnswer> change(String id, @Nullable String ifMatch, UnaryOperator<Article> transition) {
        Viewer viewer = current.viewer();
        Article article = manuscripts.change(Articles.id(id), viewer, Revision.expected(ifMatch), transition);
        ArticleAnswer answer = ArticleAnswer.of(article, viewer, site);
        return RestResponse.ResponseBuilder.ok(answer)
                .header(HttpHeaders.ETAG, answer.tag())
                .build();
    }

    /** Whoever asks for a time to publish at must not see it published at once. */
    private static void nothingIn(@Nullable String body) {
        if (body != null && !body.isBlank() && !body.strip().matches("\\{\\s*}")) {
            throw Problem.invalid(
                            body.contains("publishAt") ? "publishAt" : "body",
                            "publishing takes no settings; send no body")
                    .exception();
        }
    }
}
