package dev.maeari.articles;

import dev.maeari.web.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the layout of every page needs: the language in which the site speaks on it, and where it is.
 *
 * @param site the publication
 * @param language of the site's own words; the article's words have their own
 * @param path the page's path with a leading slash, as it stands in the address
 * @param elementTexts what the custom elements say, as JSON that is safe inside a script element
 * @param assets what the addresses of scripts and styles begin with, without a slash at the end
 */
public record Page(Site site, Language language, String path, String elementTexts, String assets) {

    /** The page's one public address. */
    public String canonical() {
        return address(path);
    }

    /** The public address of a path of the site that begins with a slash. */
    public String address(String anyPath) {
        return site.address(anyPath);
    }

    /** The path and query that signs in and comes back here. */
    public String signIn() {
        return "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** The path and query of this page in the site's other language, which is remembered. */
    public String otherLanguage() {
        return path + "?lang=" + language.other().tag();
    }
}
