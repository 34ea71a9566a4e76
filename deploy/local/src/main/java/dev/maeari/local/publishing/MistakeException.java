package dev.maeari.local.publishing;

/** Ends the reading of a file at its first mistake. */
final class MistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    MistakeException(Mistake mistake) {
        super(mistake.toString());
        this.mistake = mistake;
    }

    Mistake mistake() {
        return mistake;
    }
}
