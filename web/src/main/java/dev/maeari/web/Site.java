package dev.maeari.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneId;

/** The publication, as all its services are told. */
@ConfigMapping(prefix = "maeari.site")
public interface Site {
    /** The public origin under which browsers find it, such as {@code https://magazine.example}. */
    URI url();

    /** Its name, as readers know it. */
    @WithDefault("Maeari")
    String name();

    /** The language of its pages, of articles that name none and of people who said none; BCP 47. */
    @WithDefault("ko")
    String language();

    /** The time zone in which it shows times, and in which its days begin and end. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /** For how long, and whether for its subdomains too, browsers ask for it by https alone, where its origin is https. */
    @WithDefault("max-age=31536000; includeSubDomains")
    String strictTransport();

    /** The public address of a path that begins with a slash. */
    default String address(String path) {
        String origin = url().toString();
        return (origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin) + path;
    }
}
