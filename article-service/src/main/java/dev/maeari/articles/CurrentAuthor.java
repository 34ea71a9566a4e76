package dev.maeari.articles;

import dev.maeari.web.CurrentPerson;
import dev.maeari.web.Person;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person who is asking, as one who reads or writes articles. */
@RequestScoped
public class CurrentAuthor {
    private static final String OPERATOR = "operator";

    private final CurrentPerson person;
    private final SecurityIdentity identity;

    CurrentAuthor(CurrentPerson person, SecurityIdentity identity) {
        this.person = person;
        this.identity = identity;
    }

    /** They, as the author of what they are about to write; 401 if nobody has signed in. */
    public Author get() {
        Person signedIn = person.get();
        return new Author(signedIn.subject(), handle(signedIn), signedIn.name());
    }

    /** They, or anybody. */
    public Viewer viewer() {
        return person.find()
                .map(signedIn -> new Viewer(signedIn.subject(), signedIn.roles().contains(OPERATOR)))
                .orElse(new Viewer(null, false));
    }

    private String handle(Person signedIn) {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim(Claims.preferred_username) instanceof String name
                ? name
                : Slug.of(signedIn.name()).value();
    }
}
