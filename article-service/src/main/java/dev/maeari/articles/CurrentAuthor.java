package dev.maeari.articles;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import dev.maeari.web.Site;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person who is asking, as one who reads or writes articles. */
@RequestScoped
public class CurrentAuthor {
    private static final String OPERATOR = "operator";

    private final CurrentPerson person;
    private final SecurityIdentity identity;
    private final Site site;

    CurrentAuthor(CurrentPerson person, SecurityIdentity identity, Site site) {
        this.person = person;
        this.identity = identity;
        this.site = site;
    }

    /** They, as the author of what they are about to write; 401 if nobody has signed in. */
    public Author get() {
        Person signedIn = person.get();
        String name = signedIn.name();
        return new Author(
                signedIn.subject(),
                Handle.of(login(), name, signedIn.subject()),
                // As magazines do with what nobody signs.
                name == null ? site.name() : name);
    }

    /** They, or anybody. */
    public Viewer viewer() {
        return person.find()
                .map(signedIn -> new Viewer(signedIn.subject(), signedIn.roles().contains(OPERATOR)))
                .orElse(new Viewer(null, false));
    }

    private @Nullable String login() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(Claims.preferred_username) instanceof String name
                ? name
                : null;
    }
}
