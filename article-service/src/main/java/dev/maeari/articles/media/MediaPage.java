package dev.maeari.articles.media;

import dev.maeari.articles.Picture;
import dev.maeari.articles.Pictures;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Images as pages show them. What an address shows never changes, and so is kept by whoever has it. */
@Path("/media")
class MediaPage {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Pictures pictures;
    private final Slices slices;

    MediaPage(Pictures pictures, Slices slices) {
        this.pictures = pictures;
        this.slices = slices;
    }

    @GET
    @Path("{file}")
    @PermitAll
    @Blocking
    public RestMulti<byte[]> show(@RestPath String file, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        Picture picture = pictures.find("/media/" + file).orElseThrow(NotFoundException::new);
        String tag = "\"" + picture.sha256() + "\"";
        if (held != null && held.contains(tag)) {
            throw new RedirectionException(Response.notModified()
                    .header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                    .build());
        }
        return RestMulti.fromMultiData(slices.of(picture))
                .header(HttpHeaders.CONTENT_TYPE, type(picture))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }

    private static String type(Picture picture) {
        return "image/" + (picture.format().equals("jpg") ? "jpeg" : picture.format());
    }
}
