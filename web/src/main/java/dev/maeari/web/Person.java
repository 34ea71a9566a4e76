package dev.maeari.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in, as the provider's token says.
 *
 * @param issuer the provider
 * @param subject the person at that provider; stable, opaque
 * @param name as shown to others; null if the provider tells none but what they sign in with
 * @param email where notices go, if the provider tells
 * @param locale BCP 47, if the provider tells
 * @param roles any of {@code author}, {@code moderator}, {@code operator}, {@code service}
 */
public record Person(
        String issuer,
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale,
        Set<String> roles) {}
