package dev.maeari.engagement;

import java.time.Duration;

/**
 * A cookie that browsers send to this API only, and no script reads. Where the site is https its name begins with
 * {@code __Secure-}, so that a browser takes it over https alone and nobody between it and the site can plant one (RFC
 * 6265bis, section 4.1.3.1); {@code __Host-} would ask for the path {@code /}, and each reader would have pages of their own
 * in a shared cache.
 */
public final class ApiCookie {
    private static final String SECURE_PREFIX = "__Secure-";

    private final String name;
    private final boolean secure;

    /**
     * Of that name, but for the prefix.
     *
     * @param secure whether the site is served by https only
     */
    public ApiCookie(String name, boolean secure) {
        this.name = secure ? SECURE_PREFIX + name : name;
        this.secure = secure;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The {@code Set-Cookie} header by which a browser keeps it for so long. */
    public String header(String value, Duration age) {
        return "%s=%s; Path=/api/engagement; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(name, value, age.toSeconds(), secure ? "; Secure" : "");
    }
}
