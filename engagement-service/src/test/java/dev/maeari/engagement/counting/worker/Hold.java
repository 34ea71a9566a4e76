package dev.maeari.engagement.counting.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a process at a place once, as a pause of its machine would. */
final class Hold {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch passed = new CountDownLatch(1);

    /** The first fence is held before it is asked. */
    Fence before(Fence fence) {
        return (open, moves) -> {
            boolean first = reached.getCount() > 0;
            here();
            var moved = fence.move(open, moves);
            if (first) {
                passed.countDown();
            }
            return moved;
        };
    }

    /** Stands still, the first time, until it is released. */
    void here() {
        reached.countDown();
        try {
            released.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitReached() throws InterruptedException {
        if (!reached.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the process never came here");
        }
    }

    void release() {
        released.countDown();
    }

    void awaitPassed() throws InterruptedException {
        if (!passed.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the process never went on");
        }
    }
}
