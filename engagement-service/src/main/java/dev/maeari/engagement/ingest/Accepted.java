package dev.maeari.engagement.ingest;

import dev.maeari.events.Position;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers to writes that are on the log. */
final class Accepted {
    /** Where the event stands: what {@code after=} of the reads takes (I7). */
    static final String POSITION = "Maeari-Position";

    private static final String NO_STORE = "no-store";

    private Accepted() {}

    /** With a cookie, unless it is null. */
    static Response at(Position position, @Nullable String setCookie) {
        return Response.accepted()
                .header(POSITION, position)
                .header(HttpHeaders.SET_COOKIE, setCookie)
                .build();
    }

    static Response with(Position position, Object body) {
        return Response.accepted(body).header(POSITION, position).build();
    }

    static Response image(Position position, @Nullable String setCookie, byte[] gif) {
        return Response.ok(gif, "image/gif")
                .header(POSITION, position)
                .header(HttpHeaders.SET_COOKIE, setCookie)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** Back to the page, for a form. */
    static Response backTo(String location, Position position) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(POSITION, position)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }
}
