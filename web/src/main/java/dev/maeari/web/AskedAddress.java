package dev.maeari.web;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that a request asks for, as a redirect may name it: a path of this site, whatever was sent. The request's
 * own URI may be a whole address of another site, or begin with two slashes, which browsers read as the beginning of one.
 */
public final class AskedAddress {
    /** Browsers read a backslash in a path as a slash. */
    private static final Pattern SLASHES = Pattern.compile("^[/\\\\]*");

    private AskedAddress() {}

    /** With its query. */
    public static String of(RoutingContext request) {
        return of(request, request.request().query());
    }

    /** With another query; null for none. */
    public static String of(RoutingContext request, @Nullable String query) {
        String path = onThisSite(request.normalizedPath());
        return query == null ? path : path + "?" + query;
    }

    /** The path with a single slash in front. */
    static String onThisSite(String normalizedPath) {
        return SLASHES.matcher(normalizedPath).replaceFirst("/");
    }
}
