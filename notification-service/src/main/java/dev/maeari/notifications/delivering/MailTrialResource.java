package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Languages;
import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import dev.maeari.web.Problem;
import dev.maeari.web.Site;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Sends the operator who asks a mail, so that they see whether mails can be sent; {@code ./maeari doctor} asks. */
@Path("/api/notifications/mail-trial")
@RolesAllowed("operator")
class MailTrialResource {
    private final Post post;
    private final CurrentPerson person;
    private final Site site;

    MailTrialResource(Post post, CurrentPerson person, Site site) {
        this.post = post;
        this.person = person;
        this.site = site;
    }

    @POST
    @Blocking
    public void send() {
        Person operator = person.get();
        String address = operator.email();
        if (address == null) {
            throw Problem.of(409, "no-address", "Your token names no proven e-mail address.")
                    .exception();
        }
        switch (post.trial(address, Languages.of(operator.locale(), Languages.of(site)))) {
            case Post.Taken taken -> {}
            case Post.Refused refused -> throw failed(refused.cause());
            case Post.Failed failed -> throw failed(failed.cause());
        }
    }

    private static RuntimeException failed(String cause) {
        return Problem.of(502, "mail-not-sent", "The mail server did not take a mail: " + cause)
                .exception();
    }
}
