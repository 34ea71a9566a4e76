package dev.maeari.web;

/** How a site's own cookies are kept to https, where it is served so. */
public final class Cookies {
    private static final String SECURE_PREFIX = "__Secure-";

    private Cookies() {}

    /** Whether browsers reach the site by https, so that its cookies may be {@code Secure}. */
    public static boolean areSecure(Site site) {
        return "https".equals(site.url().getScheme());
    }

    /**
     * What a cookie is called. Under {@code __Secure-} a browser takes it over https alone, so that nobody between it and the
     * site can plant one (RFC 6265bis, section 4.1.3.1); {@code __Host-} would ask for the path {@code /}, and ours go to the
     * API only, lest each reader have pages of their own in a shared cache.
     */
    public static String name(String plain, boolean secure) {
        return secure ? SECURE_PREFIX + plain : plain;
    }
}
