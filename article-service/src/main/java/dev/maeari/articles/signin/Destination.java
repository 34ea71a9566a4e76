package dev.maeari.articles.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a path of this site, never another site. */
final class Destination {
    private static final URI HOME = URI.create("/");

    private Destination() {}

    /** The path, if it is one of this site; home otherwise. */
    static URI of(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || strange(path)) {
            return HOME;
        }
        try {
            URI uri = new URI(new URI(path).toASCIIString());
            return uri.getScheme() == null && uri.getRawAuthority() == null ? uri : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    /** Browsers read a backslash as a slash, and skip control characters. */
    private static boolean strange(String path) {
        return path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl) || goesRound(path);
    }

    private static boolean goesRound(String path) {
        return path.startsWith("/sign-in") || path.startsWith("/sign-out");
    }
}
