package dev.maeari.local.signin;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody of the local stack.
 *
 * @param username by which they sign in
 * @param name as shown to others
 * @param language of their mails, BCP 47
 * @param roles what they may do
 */
record LocalPerson(String username, String name, String language, List<String> roles) {
    /** Those who are ready-made. */
    static final List<LocalPerson> READY_MADE = List.of(
            new LocalPerson("reader", "Robin Reader", "en", List.of()),
            new LocalPerson("author", "한서윤", "ko", List.of("author")),
            new LocalPerson("moderator", "박도현", "ko", List.of("moderator")),
            new LocalPerson("operator", "Olive Operator", "en", List.of("operator")));

    private static final String DOMAIN = "maeari.localhost";
    private static final int LONGEST = 60;

    /** One of the ready-made, or somebody new without any role, who is the same at each sign-in. */
    static LocalPerson of(String username, String language) {
        String wanted = username.strip();
        return READY_MADE.stream()
                .filter(person -> person.username.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseGet(() -> new LocalPerson(cut(wanted), cut(wanted), language, List.of()));
    }

    /** Opaque and stable. */
    String subject() {
        byte[] named = ("local-person:" + username.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(named).toString();
    }

    Map<String, Object> claims() {
        return Map.of(
                "sub", subject(),
                "preferred_username", username,
                "upn", username,
                "name", name,
                "email", email(),
                "email_verified", true,
                "locale", language,
                "groups", roles);
    }

    /** An address that mail programs accept, whatever the script of the name. */
    private String email() {
        String local = username.toLowerCase(Locale.ROOT).replaceAll("\\s+", ".");
        try {
            return IDN.toASCII(local).replaceAll("[^a-z0-9.-]", "-") + "@" + DOMAIN;
        } catch (IllegalArgumentException e) {
            return subject() + "@" + DOMAIN;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
