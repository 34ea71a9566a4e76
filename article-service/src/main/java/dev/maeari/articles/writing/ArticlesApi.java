package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleAnswer;
import dev.maeari.articles.ArticleQuery;
import dev.maeari.articles.Articles;
import dev.maeari.articles.CurrentAuthor;
import dev.maeari.articles.Revision;
import dev.maeari.articles.Viewer;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import dev.maeari.web.Site;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Articles over HTTP. A change needs the ETag of what it changes; only the author and operators may make one. */
@Path("/api/articles")
@Produces(MediaType.APPLICATION_JSON)
class ArticlesApi {
    private static final String AUTHOR = "author";
    private static final String OPERATOR = "operator";

    private final Articles articles;
    private final Writing writing;
    private final CurrentAuthor current;
    private final Site site;

    ArticlesApi(Articles articles, Writing writing, CurrentAuthor current, Site site) {
        this.articles = articles;
        this.writing = writing;
        this.current = current;
        this.site = site;
    }

    @POST
    @RolesAllowed({AUTHOR, OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ArticleAnswer> create(@Valid ArticleRequest request) {
        Article article = writing.create(given(request), current.get());
        return answer(article)
                .status(RestResponse.Status.CREATED)
                .location(URI.create("/api/articles/" + article.id()))
                .build();
    }

    @GET
    @PermitAll
    public ArticleList list(
            @RestQuery
                    @Pattern(
                            regexp = "draft|published|unpublished",
                            message = "must be draft, published or unpublished")
                    @Nullable
                    String status,
            @RestQuery @Nullable String category,
            @RestQuery @Nullable String tag,
            @RestQuery @Nullable String author,
            @RestQuery @Nullable String slug,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        ArticleQuery query = new ArticleQuery(status, category, tag, author, slug, false, cursor(after), limit + 1);
        Viewer viewer = current.viewer();
        List<ArticleAnswer> found = articles.list(query, viewer).stream()
                .map(article -> ArticleAnswer.listed(article, viewer, site))
                .toList();
        return ArticleList.of(found, limit);
    }

    @GET
    @Path("{id}")
    @PermitAll
    public RestResponse<ArticleAnswer> read(@RestPath String id) {
        return answer(articles.get(id(id), current.viewer())).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({AUTHOR, OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ArticleAnswer> write(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid ArticleRequest request) {
        return answer(writing.write(id(id), current.viewer(), Revision.required(ifMatch), given(request)))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({AUTHOR, OPERATOR})
    public void delete(@RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        writing.delete(id(id), current.viewer(), Revision.expected(ifMatch));
    }

    private RestResponse.ResponseBuilder<ArticleAnswer> answer(Article article) {
        ArticleAnswer answer = ArticleAnswer.of(article, current.viewer(), site);
        return RestResponse.ResponseBuilder.ok(answer).header(HttpHeaders.ETAG, answer.tag());
    }

    private static ArticleRequest given(@Nullable ArticleRequest request) {
        if (request == null) {
            throw Problem.invalid("body", "the body is missing").exception();
        }
        return request;
    }

    private static ArticleId id(String text) {
        return Articles.id(text);
    }

    private static @Nullable ArticleId cursor(@Nullable String after) {
        try {
            return after == null ? null : ArticleId.of(after);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("after", "after must be what the list before answered as next")
                    .exception();
        }
    }
}
