package dev.maeari.web;

/** How a site's own cookies are kept to https, where it is served so. */
public final class Cookies {
    private Cookies() {}

    /** Whether browsers reach the site by https, so that its cookies may be {@code Secure}. */
    public static boolean areSecure(Site site) {
        return "https".equals(site.url().getScheme());
    }
}
