package dev.maeari.articles;

/**
 * Who writes.
 *
 * @param subject the person at the sign-in provider; stable, opaque
 * @param handle the name under which they publish, as it stands in addresses
 * @param name their name, for people; the publication's, if the provider tells none
 */
public record Author(String subject, String handle, String name) {}
