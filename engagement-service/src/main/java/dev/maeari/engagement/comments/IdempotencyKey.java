package dev.maeari.engagement.comments;

import dev.maeari.events.CommentId;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import dev.maeari.web.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** By which a repeated request is known as one; valid within one article and one writer. */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX = 200;
    private static final String OF_WORDS = "words ";
    /** Digits of the hash of the words. */
    private static final int HASH = 64;

    /**
     * For what comes without one, from a page that is the same for everybody: the same text in answer to the same comment
     * is the same request. No client can send this key, for it has a space in it.
     */
    static IdempotencyKey ofWords(WrittenComment written) {
        byte[] words = (written.parentId() + "\n" + written.text()).getBytes(StandardCharsets.UTF_8);
        return new IdempotencyKey(OF_WORDS + Sha256.of(words));
    }

    /** Of the same words, said again after that comment was taken back. */
    IdempotencyKey after(CommentId deleted) {
        return new IdempotencyKey(value.substring(0, OF_WORDS.length() + HASH) + " " + deleted);
    }

    /** Whether only the words say that a request is a repeated one. */
    boolean ofWords() {
        return value.startsWith(OF_WORDS);
    }

    /**
     * The key in the header, null if there is none.
     *
     * @throws ProblemException 400 if it is not 1 to 200 visible ASCII characters
     */
    static @Nullable IdempotencyKey of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.isEmpty() || header.length() > MAX || !header.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.invalid(HEADER, "Idempotency-Key has 1 to 200 visible ASCII characters.")
                    .exception();
        }
        return new IdempotencyKey(header);
    }
}
