package dev.maeari.articles.signin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the hint to those who came straight to the studio, and so signed in on the way to it. */
class StudioHint {
    private static final String STUDIO = "/studio";

    private final Hint hint;

    StudioHint(Hint hint) {
        this.hint = hint;
    }

    @ServerResponseFilter
    void give(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith(STUDIO)
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && !request.getCookies().containsKey(Hint.NAME)) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, hint.signedIn());
        }
    }
}
