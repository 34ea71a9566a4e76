package dev.maeari.web;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. Carries no stack trace: it is an answer, not a failure. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Integer retryAfter;

    ProblemException(Problem problem, @Nullable Integer retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }

    /** When the client may try again, in seconds, if that would help. */
    public @Nullable Integer retryAfter() {
        return retryAfter;
    }
}
