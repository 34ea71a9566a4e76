package dev.maeari.engagement.counts;

import dev.maeari.engagement.Rates;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers with what the database holds once it reflects what was asked for. */
@Singleton
class Fresh {
    private final Rates rates;
    private final Waiting waiting;

    Fresh(Rates rates, Waiting waiting) {
        this.rates = rates;
        this.waiting = waiting;
    }

    /**
     * Waits, then reads on a worker thread; each source so often only.
     *
     * @param after as {@link Waiting#passed} takes it
     * @throws dev.maeari.web.ProblemException 429
     */
    Uni<Response> answer(@Nullable String after, Supplier<Object> read) {
        rates.admitRead();
        return waiting.passed(after)
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(passed -> answer(passed, read.get()));
    }

    /** Answers at once with what is known to be fresh. */
    Uni<Response> answer(Object body) {
        return Uni.createFrom().item(answer(true, body));
    }

    private static Response answer(boolean passed, Object body) {
        Response.ResponseBuilder response = Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return passed ? response.build() : response.header(Waiting.STALE, true).build();
    }
}
