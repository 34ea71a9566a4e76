package dev.maeari.engagement.counts;

import dev.maeari.engagement.ArticleIds;
import dev.maeari.engagement.Reader;
import dev.maeari.engagement.Readers;
import dev.maeari.events.ArticleId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whether the reader likes an article; who has never acted here likes nothing, and gets no cookie for asking. */
@Path("/api/engagement/articles/{id}/like")
@PermitAll
class OwnLikeResource {
    private final Readers readers;
    private final LikesTable table;
    private final Fresh fresh;

    OwnLikeResource(Readers readers, LikesTable table, Fresh fresh) {
        this.readers = readers;
        this.table = table;
        this.fresh = fresh;
    }

    /** What the reader has said. */
    record Like(boolean liked) {}

    @GET
    public Uni<Response> liked(@RestPath String id, @RestQuery @Nullable String after) {
        ArticleId article = ArticleIds.parse(id);
        return fresh.answer(
                after,
                () -> new Like(readers.find()
                        .map(Reader::id)
                        .filter(reader -> table.likes(reader, article))
                        .isPresent()));
    }
}
