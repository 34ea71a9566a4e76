package dev.maeari.notifications.preferences;

import dev.maeari.notifications.Choices;
import dev.maeari.notifications.Unsubscribing;
import dev.maeari.notifications.Unsubscribing.Scope;
import dev.maeari.web.DatabaseFailed;
import dev.maeari.web.DatabaseTrouble;
import dev.maeari.web.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The link in a mail. Opening it changes nothing, since mail scanners open links; the button on its page, and the mail
 * program's own one-click POST (RFC 8058), end the mails of that kind. Once is as good as often.
 */
@Path("/api/notifications/unsubscribe")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class UnsubscribeResource {
    private final Unsubscribing unsubscribing;
    private final Choices choices;
    private final UnsubscribePage page;

    UnsubscribeResource(Unsubscribing unsubscribing, Choices choices, UnsubscribePage page) {
        this.unsubscribing = unsubscribing;
        this.choices = choices;
        this.page = page;
    }

    @GET
    public Response ask(@RestQuery @Nullable String token) {
        return unsubscribing
                .scope(token)
                .map(scope -> answer(200, page.ask(scope)))
                .orElseGet(this::bad);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response end(@RestQuery @Nullable String token) {
        Optional<Scope> scope = unsubscribing.scope(token);
        // The page first: who is told that nothing was changed must be right.
        Optional<String> ended = scope.map(page::ended);
        scope.ifPresent(mails -> choices.end(mails.subject(), mails.kind()));
        return ended.map(html -> answer(200, html)).orElseGet(this::bad);
    }

    /** A page, not a problem: who clicks on the link of a mail is no program. */
    @ServerExceptionMapper
    Response later(DatabaseFailed e) {
        ProblemException trouble = DatabaseTrouble.behind(e).orElseThrow(() -> e);
        return html(trouble.problem().status(), page.later())
                .header(HttpHeaders.RETRY_AFTER, trouble.retryAfter())
                .build();
    }

    private Response bad() {
        return answer(400, page.bad());
    }

    private static Response answer(int status, String page) {
        return html(status, page).build();
    }

    private static Response.ResponseBuilder html(int status, String page) {
        return Response.status(status)
                .entity(page)
                .type(MediaType.TEXT_HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "same-origin");
    }
}
