package dev.maeari.notifications.delivering;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * As many mails under way as there are connections to the mail server. A mail that nobody waits for any more is still under
 * way until it is answered: what was handed over behind it would wait there, and be sent once for each attempt when the
 * server wakes.
 */
final class Connections {
    private static final Duration TURN = Duration.ofSeconds(3);

    private final Semaphore free;
    private final Duration patience;
    private final LongSupplier nanoTime;
    /** When a connection was taken or given back last. */
    private volatile long moved;

    /**
     * All of them free.
     *
     * @param patience the longest wait for an answer
     */
    Connections(int all, Duration patience) {
        this(all, patience, System::nanoTime);
    }

    Connections(int all, Duration patience, LongSupplier nanoTime) {
        this.free = new Semaphore(all);
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.moved = nanoTime.getAsLong();
    }

    /**
     * Whether no connection has been free, and none been answered on, for that long: a server that is gone without a word
     * never gives one back, and no setting of the mail client ends it.
     */
    boolean stuck(Duration longest) {
        return free.availablePermits() == 0 && nanoTime.getAsLong() - moved > longest.toNanos();
    }

    /**
     * Hands one mail over and waits for the answer.
     *
     * @throws TimeoutException if there was no answer in time, or nothing was handed over since no connection was free
     * @throws ExecutionException with what went wrong
     */
    void hand(Supplier<CompletionStage<Void>> mail) throws TimeoutException, ExecutionException, InterruptedException {
        if (!free.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("no answer to the mails before it");
        }
        moved = nanoTime.getAsLong();
        CompletableFuture<Void> answer = handedOver(mail);
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("no answer within " + patience);
        }
    }

    /** The connection is given back with the answer, however late that comes. */
    private CompletableFuture<Void> handedOver(Supplier<CompletionStage<Void>> mail) {
        try {
            return mail.get().whenComplete((nothing, failure) -> giveBack()).toCompletableFuture();
        } catch (RuntimeException e) {
            giveBack();
            return CompletableFuture.failedFuture(e);
        }
    }

    private void giveBack() {
        moved = nanoTime.getAsLong();
        free.release();
    }
}
