package dev.maeari.articles.signin;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.sessions.Session;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. Whoever comes to the first is sent to the provider before, and to the second, as long as there is a
 * session, by the session's own end.
 */
@Path("/")
class SignIn {
    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final CurrentPerson person;
    private final Hint hint;
    private final SigningOut signingOut;

    SignIn(CurrentPerson person, Hint hint, SigningOut signingOut) {
        this.person = person;
        this.hint = hint;
        this.signingOut = signingOut;
    }

    @GET
    @Path("sign-in")
    @Authenticated
    public Response signIn(@RestQuery @Nullable String to) {
        return Response.seeOther(Destination.of(to))
                .cookie(hint.signedIn())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Asking who it is ends the session here and at the provider, by a redirect that is thrown; others are just sent home. */
    @GET
    @Path("sign-out")
    @PermitAll
    public Response signOut(@Context RoutingContext request) {
        try {
            boolean token = person.find().isPresent();
            LOG.debugf("no session is ended token=%b", token);
        } catch (AuthenticationRedirectException toProvider) {
            Session.of(request).ifPresent(signingOut::tell);
            throw toProvider;
        }
        return Response.seeOther(Destination.of("/"))
                .cookie(hint.gone())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
