package dev.maeari.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** The people of the tests, with bearer tokens that a service under {@link LocalStack} accepts. */
public final class People {
    /** Who signs the tokens. */
    public static final String ISSUER = "https://sign-in.test";

    private static final KeyPair KEYS = keys();

    private People() {}

    /** Somebody without any role. */
    public static String reader() {
        return token("reader", Set.of(), "en");
    }

    /** Somebody who writes. */
    public static String author() {
        return token("author", Set.of("author"), "ko");
    }

    /** Somebody who decides about comments. */
    public static String moderator() {
        return token("moderator", Set.of("moderator"), "ko");
    }

    /** Somebody who runs the system. */
    public static String operator() {
        return token("operator", Set.of("operator"), "en");
    }

    /** One of our own services. */
    public static String service() {
        return token("notification-service", Set.of("service"), "en");
    }

    /**
     * The bearer token of anybody: subject {@code subject-of-NAME}, address {@code NAME@example.org}.
     *
     * @param name also the shown one
     * @param language BCP 47
     */
    public static String token(String name, Set<String> roles, String language) {
        return signed(claims(name, name, roles, language).claim("name", name));
    }

    /**
     * The bearer token of somebody who signs in with an e-mail address, {@code LOGIN@example.org}, and of whom the
     * provider tells no name.
     */
    public static String nameless(String login, Set<String> roles) {
        return signed(claims(login, login + "@example.org", roles, "en"));
    }

    /** As {@link #nameless}, of a provider that gives the address as the name. */
    public static String namedByAddress(String login, Set<String> roles) {
        return signed(claims(login, login + "@example.org", roles, "en").claim("name", login + "@example.org"));
    }

    /** An author's, of the session that the provider calls so. */
    public static String ofSession(String name) {
        return signed(claims("author", "author", Set.of("author"), "ko").claim("sid", name));
    }

    /** An author's, of another time: from then on for an hour. */
    public static String from(Instant begin) {
        return claims("author", "author", Set.of("author"), "ko")
                .issuedAt(begin)
                .claim("nbf", begin.getEpochSecond())
                .expiresAt(begin.plus(Duration.ofHours(1)))
                .sign(KEYS.getPrivate());
    }

    /** An author's, for another application of the same provider. */
    public static String forAnotherApplication() {
        return signed(claims("author", "author", Set.of("author"), "ko").audience("another"));
    }

    private static JwtClaimsBuilder claims(String person, String login, Set<String> roles, String language) {
        return Jwt.issuer(ISSUER)
                .subject("subject-of-" + person)
                .upn(login)
                .preferredUserName(login)
                .claim("email", person + "@example.org")
                .claim("locale", language)
                .audience("maeari")
                .groups(roles);
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.expiresIn(3600).sign(KEYS.getPrivate());
    }

    /** The key that their tokens are signed with, as {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows RSA", e);
        }
    }
}
