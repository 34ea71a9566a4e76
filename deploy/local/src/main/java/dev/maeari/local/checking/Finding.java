package dev.maeari.local.checking;

/** What one look found. */
sealed interface Finding {

    /** As it should be. */
    record Fine(String what) implements Finding {}

    /**
     * Not as it should be.
     *
     * @param advice what to do
     */
    record Wrong(String what, String advice) implements Finding {}

    /**
     * It could not be looked at.
     *
     * @param advice how it could
     */
    record Unseen(String what, String advice) implements Finding {}

    /** Fine, or wrong. */
    static Finding when(boolean fine, String what, String advice) {
        return fine ? new Fine(what) : new Wrong(what, advice);
    }
}
