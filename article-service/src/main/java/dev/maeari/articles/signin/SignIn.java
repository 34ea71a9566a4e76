package dev.maeari.articles.signin;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. Whoever comes to the first is sent to the provider before, and to the second, as long as there is a
 * session, by the session's own end.
 */
@Path("/")
class SignIn {
    @GET
    @Path("sign-in")
    @Authenticated
    public Response signIn(@RestQuery @Nullable String to) {
        return Response.seeOther(Destination.of(to))
                .cookie(Hint.signedIn())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** For those who have no session to end. */
    @GET
    @Path("sign-out")
    @PermitAll
    public Response signOut() {
        return Response.seeOther(Destination.of("/"))
                .cookie(Hint.gone())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
