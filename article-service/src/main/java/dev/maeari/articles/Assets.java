package dev.maeari.articles;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.classloader.ClassPathUtils;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts and styles under addresses that hold a fingerprint of all of them:
 *
 * <pre>
 * /assets/js/main.js                    a moment, for who does not know the fingerprint
 * /assets/0123456789abcdef/js/main.js   for ever, if the fingerprint is ours; else what there is, not to be kept
 * </pre>
 *
 * Modules import one another by relative addresses, so a page gets either all of one version or all of another.
 */
@ApplicationScoped
public class Assets {
    private static final String FOLDER = "META-INF/resources/assets";
    private static final Pattern ADDRESS = Pattern.compile("/assets/([0-9a-f]{" + Fingerprint.LENGTH + "})/(.+)");
    private static final String KEPT = "maeari.assets.kept";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** While instances of two versions run, a page of one may ask the other. */
    private static final String NOT_TO_BE_KEPT = "no-store";

    /** Before the filters of sessions, which have nothing to do with assets. */
    private static final int EARLY = 400;

    private final String fingerprint;

    Assets() {
        List<String> found = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    Thread.currentThread().getContextClassLoader(), FOLDER, folder -> found.add(read(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.size() != 1) {
            throw new IllegalStateException("%s is there %d times".formatted(FOLDER, found.size()));
        }
        fingerprint = found.getFirst();
    }

    /** What the address of every asset begins with, without a slash at the end. */
    public String prefix() {
        return "/assets/" + fingerprint;
    }

    void install(@Observes Filters filters) {
        filters.register(this::lead, EARLY);
    }

    private void lead(RoutingContext request) {
        Matcher address = ADDRESS.matcher(request.normalizedPath());
        if (address.matches()) {
            request.put(KEPT, address.group(1).equals(fingerprint) ? FOR_EVER : NOT_TO_BE_KEPT);
            request.reroute("/assets/" + address.group(2));
            return;
        }
        String kept = request.get(KEPT);
        if (kept != null) {
            request.addHeadersEndHandler(sent -> tell(request.response(), kept));
        }
        request.next();
    }

    private static void tell(HttpServerResponse response, String kept) {
        boolean there = response.getStatusCode() < 400;
        response.putHeader(HttpHeaders.CACHE_CONTROL, there ? kept : NOT_TO_BE_KEPT);
    }

    private static String read(Path folder) {
        try {
            return Fingerprint.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
