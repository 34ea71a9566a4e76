package dev.maeari.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What an interface for programs answers is for whoever asked, and kept nowhere, unless it says otherwise. */
class PrivateAnswers {
    private static final String INTERFACES = "/api/";

    @ServerResponseFilter
    void mark(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)
                && request.getUriInfo().getPath().startsWith(INTERFACES)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }
}
