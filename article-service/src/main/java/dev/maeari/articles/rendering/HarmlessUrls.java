package dev.maeari.articles.rendering;

import java.util.Locale;
import java.util.Set;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * Lets through addresses that only lead somewhere; others, such as {@code javascript:} and {@code data:}, become empty, and so
 * do pictures that the pages' Content-Security-Policy refuses.
 */
class HarmlessUrls implements UrlSanitizer {
    private static final Set<String> LINKS = Set.of("http", "https", "mailto", "tel");
    private static final Set<String> IMAGES = Set.of("https");

    @Override
    public String sanitizeLinkUrl(String url) {
        return harmless(url, LINKS);
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return harmless(url, IMAGES);
    }

    /** Browsers drop white space and control characters before they read a scheme, so that such an address has none. */
    private static String harmless(String url, Set<String> schemes) {
        String seen = url.strip();
        if (seen.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return "";
        }
        int colon = seen.indexOf(':');
        boolean relative =
                colon < 0 || before(seen, '/', colon) || before(seen, '?', colon) || before(seen, '#', colon);
        return relative || schemes.contains(seen.substring(0, colon).toLowerCase(Locale.ROOT)) ? seen : "";
    }

    private static boolean before(String url, char mark, int colon) {
        int at = url.indexOf(mark);
        return at >= 0 && at < colon;
    }
}
