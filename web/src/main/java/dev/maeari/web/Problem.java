package dev.maeari.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says what went wrong and what to do about it (RFC 9457).
 *
 * @param type a stable name for programs, {@code urn:maeari:problem:…}
 * @param title the kind of problem, for people
 * @param detail this problem, and what to do
 * @param field the part of the request at fault, if it is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of the given kind; the name is the end of its {@code type}. */
    public static Problem of(int status, String name, String detail) {
        return new Problem("urn:maeari:problem:" + name, title(name), status, detail, null);
    }

    /** A part of the request that is wrong, and how it must be; 400. */
    public static Problem invalid(String faultyField, String detail) {
        return of(400, "invalid", detail).at(faultyField);
    }

    /** The same problem, with the part of the request at fault. */
    public Problem at(String faultyField) {
        return new Problem(type, title, status, detail, faultyField);
    }

    /** This problem as an exception, for {@code throw}. */
    public ProblemException exception() {
        return new ProblemException(this, null);
    }

    /** This problem as an exception that tells the client when to try again, in seconds. */
    public ProblemException retryAfter(int seconds) {
        return new ProblemException(this, seconds);
    }

    /** Whether who accepts this gets a page about it: a browser asks for HTML, a program that takes anything does not. */
    public static boolean isForPeople(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static String title(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
    }
}
