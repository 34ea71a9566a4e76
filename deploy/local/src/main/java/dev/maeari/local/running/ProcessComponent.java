package dev.maeari.local.running;

import java.util.concurrent.CompletableFuture;

/** A component with a process of its own, which can end by itself. */
interface ProcessComponent extends Component {
    /** Completes with the exit code when the process that runs now has ended. */
    CompletableFuture<Integer> onExit();
}
