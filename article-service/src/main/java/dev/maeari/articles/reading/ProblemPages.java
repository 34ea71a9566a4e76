package dev.maeari.articles.reading;

import dev.maeari.articles.Page;
import dev.maeari.articles.Pages;
import dev.maeari.web.Problem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Who asks for a page and gets a problem gets a page that says so, and what to do; programs get the problem itself. */
class ProblemPages {
    private static final MediaType HTML = MediaType.valueOf(Html.TYPE);

    private final Pages pages;

    ProblemPages(Pages pages) {
        this.pages = pages;
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isForPeople(request)) {
            Page page = pages.current();
            String again = again(page, request, problem);
            response.setEntity(Html.render(Templates.problem(page, problem.status(), again), page), null, HTML);
            Optional<NewCookie> choice = pages.remember();
            Html.headers(page, choice.isEmpty() && problem.status() == 404).forEach(response.getHeaders()::putSingle);
            choice.ifPresent(cookie -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie));
        }
    }

    /** Where the same may be asked for again; empty if that was no question, or would be answered likewise. */
    private static String again(Page page, ContainerRequestContext request, Problem problem) {
        if (!request.getMethod().equals(HttpMethod.GET) || problem.status() < 500) {
            return "";
        }
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null ? page.path() : page.path() + "?" + query;
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        return !request.getUriInfo().getPath().startsWith("/api/")
                && Problem.isForPeople(request.getHeaderString(HttpHeaders.ACCEPT));
    }
}
