package dev.maeari.engagement.counting.worker;

/**
 * Whether the site shows what a process counts. Who counts beside writes its own tables and tells nobody. Set once, when
 * its pipeline takes the place of the former one; read by any thread.
 */
final class Standing {
    private volatile boolean shown;

    static Standing beside() {
        return new Standing();
    }

    static Standing shown() {
        Standing standing = new Standing();
        standing.show();
        return standing;
    }

    void show() {
        shown = true;
    }

    boolean isShown() {
        return shown;
    }
}
