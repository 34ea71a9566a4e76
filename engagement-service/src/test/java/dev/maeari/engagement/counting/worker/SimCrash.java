package dev.maeari.engagement.counting.worker;

/** A process dies here. No code of counting catches it, as nothing catches a SIGKILL. */
final class SimCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimCrash() {
        super("killed", null, false, false);
    }
}
