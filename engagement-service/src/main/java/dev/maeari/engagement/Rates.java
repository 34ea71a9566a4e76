package dev.maeari.engagement;

import dev.maeari.events.ReaderId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one source from doing without end: a bucket of tokens for each network and each reader, in bounded memory.
 */
@Singleton
public class Rates {
    private final RoutingContext request;
    private final Callers callers;
    private final Networks exempt;
    private final Buckets<Network> networks;
    private final Buckets<ReaderId> readers;
    private final Buckets<Network> reads;

    Rates(LimitsConfig limits, Callers callers, RoutingContext request) {
        this.request = request;
        this.callers = callers;
        this.exempt = Networks.of("maeari.limits.exempt", limits.exempt().orElse(List.of()));
        this.networks =
                new Buckets<>(limits.address().burst(), limits.address().perSecond(), TimeMeter.SYSTEM_NANOTIME);
        this.readers = new Buckets<>(limits.reader().burst(), limits.reader().perSecond(), TimeMeter.SYSTEM_NANOTIME);
        this.reads = new Buckets<>(limits.reads().burst(), limits.reads().perSecond(), TimeMeter.SYSTEM_NANOTIME);
    }

    /** The answer to who does too much, with the seconds after which more may be done. */
    public static ProblemException tooMuch(int seconds) {
        return Problem.of(429, "too-many-requests", "This is more than one source may do; try again later.")
                .retryAfter(seconds);
    }

    /**
     * Lets the request that is being answered in.
     *
     * @throws ProblemException 429
     */
    public void admit() {
        admit(callers.address(request.request()));
    }

    /**
     * Lets a request from that address in.
     *
     * @throws ProblemException 429
     */
    public void admit(@Nullable String address) {
        if (!isExempt(address)) {
            networks.take(Network.of(address));
        }
    }

    /**
     * Lets a reader write, in the request that is being answered.
     *
     * @throws ProblemException 429
     */
    public void admit(ReaderId reader) {
        if (!isExempt(callers.address(request.request()))) {
            readers.take(reader);
        }
    }

    /**
     * Lets the request that is being answered ask the database, which writes nothing.
     *
     * @throws ProblemException 429
     */
    public void admitRead() {
        Network source = source();
        if (source != null) {
            reads.take(source);
        }
    }

    /** From where the request that is being answered comes; null if there are no limits for it. */
    public @Nullable Network source() {
        String address = callers.address(request.request());
        return isExempt(address) ? null : Network.of(address);
    }

    /** Whether the address has no limits. */
    public boolean isExempt(@Nullable String address) {
        return exempt.contain(address);
    }
}
