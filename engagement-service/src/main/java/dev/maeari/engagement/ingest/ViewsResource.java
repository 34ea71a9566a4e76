package dev.maeari.engagement.ingest;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Role;
import dev.maeari.engagement.ServedBy;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Views. Everything happens on the event loop; repeats are told apart later, when the log is counted. */
@Singleton
@ServedBy(Role.INGEST)
@Path("/api/engagement")
@PermitAll
class ViewsResource {
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final Viewing viewing;

    ViewsResource(Viewing viewing) {
        this.viewing = viewing;
    }

    @POST
    @Path("views")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Uni<Response> view(byte[] body, @Context HttpServerRequest request) {
        return viewing.view(() -> ViewRequest.read(body), request)
                .map(taken -> Accepted.at(taken.position(), taken.setCookie()));
    }

    /** For pages without JavaScript. A write by reading, so other sites' pages are refused here. */
    @GET
    @Path("views.gif")
    public Uni<Response> pixel(@RestQuery @Nullable String article, @Context HttpServerRequest request) {
        return viewing.view(() -> ownPage(request, article), request)
                .map(taken -> Accepted.image(taken.position(), taken.setCookie(), PIXEL));
    }

    private static ArticleId ownPage(HttpServerRequest request, @Nullable String article) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && OTHER_SITES.contains(site)) {
            throw Problem.of(403, "cross-site", "Views from other sites are refused; open the page itself.")
                    .exception();
        }
        return ArticleIds.parse("article", article);
    }
}
