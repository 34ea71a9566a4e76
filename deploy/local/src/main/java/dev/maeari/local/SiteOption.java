package dev.maeari.local;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which site a command talks to: a local system, or one anywhere by its address and a token. */
final class SiteOption {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A site anywhere (or MAEARI_URL), instead of a system on this machine.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The bearer token to come with there (or MAEARI_TOKEN).")
    private @Nullable String token;

    /** The folder of the local system. */
    DataOption data() {
        return data;
    }

    boolean isElsewhere() {
        return given(url, "MAEARI_URL") != null;
    }

    /** Without a slash at its end. */
    URI url() {
        String elsewhere = given(url, "MAEARI_URL");
        String site = elsewhere == null ? String.valueOf(data.running().url()) : elsewhere;
        URI uri = URI.create(site.replaceAll("/+$", ""));
        if (uri.getHost() == null) {
            throw new Failure("%s is no address of a site, such as https://maeari.example".formatted(site));
        }
        return uri;
    }

    /** What was given, else that of the local person; null elsewhere without one. */
    @Nullable
    String tokenOf(String person) {
        String given = given(token, "MAEARI_TOKEN");
        return given != null || isElsewhere() ? given : Tokens.of(data.running(), person);
    }

    /** The APIs, for the person of the token. */
    SiteClient as(String person) {
        String bearer = tokenOf(person);
        if (bearer == null) {
            throw new Failure("say --token (or MAEARI_TOKEN): the bearer token of an %s".formatted(person));
        }
        return new SiteClient(url().toString(), bearer);
    }

    private static @Nullable String given(@Nullable String option, String variable) {
        return option == null ? System.getenv(variable) : option;
    }
}
