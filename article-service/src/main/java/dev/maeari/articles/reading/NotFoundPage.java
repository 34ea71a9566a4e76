package dev.maeari.articles.reading;

import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.web.Problem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who asks for a page that is not there gets a page that says so; programs get a problem. */
class NotFoundPage {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Pages pages;
    private final Html html;

    NotFoundPage(Pages pages, Html html) {
        this.pages = pages;
        this.html = html;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e, ContainerRequestContext request) {
        if (!isForPeople(request)) {
            return Response.status(Response.Status.NOT_FOUND)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(404, "not-found", "There is nothing at this address."))
                    .build();
        }
        Page page = pages.current();
        return html.notFound(Templates.notFound(page), page);
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        return READS.contains(request.getMethod())
                && !request.getUriInfo().getPath().startsWith("/api/")
                && request.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible);
    }
}
