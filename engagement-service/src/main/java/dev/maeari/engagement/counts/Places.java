package dev.maeari.engagement.counts;

import dev.maeari.engagement.Network;
import dev.maeari.engagement.Rates;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Room for open streams: so many in all, so many of each source, and so many articles that they watch together, since a
 * stream takes some kilobytes and each article that it watches about half of one.
 */
final class Places {
    private static final int SOON_SECONDS = 5;
    /** One source's streams end when its readers leave, which is seldom at once. */
    private static final int LATER_SECONDS = 30;

    private final int most;
    private final int mostWatched;
    private final int mostOfOne;

    // All below is guarded by this.
    private final Map<Network, Integer> ofEach = new HashMap<>();
    private int taken;
    private int watched;

    Places(int most, int mostWatched, int mostOfOne) {
        this.most = most;
        this.mostWatched = mostWatched;
        this.mostOfOne = mostOfOne;
    }

    /** The answer where no stream can be had, whoever asks. */
    static ProblemException none() {
        return Problem.of(503, "too-many-streams", "Too many streams are open here; try again later.")
                .retryAfter(SOON_SECONDS);
    }

    /**
     * Whether there is room for one more stream of that many articles; takes nothing.
     *
     * @param source null if it has no limits of its own
     * @throws ProblemException 429 if the source has too many, 503 if all have
     */
    synchronized void require(@Nullable Network source, int articles) {
        if (source != null && ofEach.getOrDefault(source, 0) >= mostOfOne) {
            throw Rates.tooMuch(LATER_SECONDS);
        }
        if (taken >= most || watched + articles > mostWatched) {
            throw none();
        }
    }

    /**
     * Takes the room, which has to be freed once.
     *
     * @param source null if it has no limits of its own
     * @throws ProblemException as above
     */
    synchronized void take(@Nullable Network source, int articles) {
        require(source, articles);
        taken++;
        watched += articles;
        if (source != null) {
            ofEach.merge(source, 1, Integer::sum);
        }
    }

    /** Gives back what was taken so. */
    synchronized void free(@Nullable Network source, int articles) {
        taken--;
        watched -= articles;
        if (source != null) {
            ofEach.computeIfPresent(source, (one, streams) -> streams == 1 ? null : streams - 1);
        }
    }
}
