package dev.maeari.local.running;

/** {@link Running} as a process of its own, which says in one line why it can't. */
public final class RunningAlone {
    private RunningAlone() {}

    /** As {@link Running#main}. */
    public static void main(String[] args) throws Exception {
        try {
            Running.main(args);
        } catch (RuntimeException e) {
            System.out.println("maeari: " + e.getMessage());
            System.exit(1);
        }
    }
}
