package dev.maeari.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is asking, whether by the site's session or with a bearer token. */
@RequestScoped
public class CurrentPerson {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final SecurityIdentity identity;

    CurrentPerson(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The person, if anybody has signed in. */
    public Optional<Person> find() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                token.getIssuer(),
                token.getSubject(),
                name(token),
                email(token),
                text(token, "locale"),
                identity.getRoles()));
    }

    /**
     * The person.
     *
     * @throws ProblemException 401 if nobody has signed in
     */
    public Person get() {
        return find().orElseThrow(() -> Problem.of(401, "sign-in-needed", "Sign in, or send a bearer token.")
                .exception());
    }

    /** Not one that the provider says is unproven: it may be anybody's, and would be written to. */
    private static @Nullable String email(JsonWebToken token) {
        return "false".equals(text(token, Claims.email_verified.name())) ? null : text(token, Claims.email.name());
    }

    /** Not what they sign in with, nor an address, which some providers give as the name of who has told them none. */
    private static @Nullable String name(JsonWebToken token) {
        String name = text(token, "name");
        return name == null || name.isBlank() || ADDRESS.matcher(name.strip()).matches() ? null : name;
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value.toString();
    }
}
