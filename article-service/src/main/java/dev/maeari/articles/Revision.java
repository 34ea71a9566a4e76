package dev.maeari.articles;

import dev.maeari.web.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags, in {@code ETag} and {@code If-Match}. */
public final class Revision {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final String ANY = "*";

    private Revision() {}

    /** The entity tag of a revision. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision that a header {@code If-Match} names; null if it is absent or says that any will do.
     *
     * <p>A weak tag is taken too: proxies that compress an answer weaken the tag that they pass on.
     */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals(ANY)) {
            return null;
        }
        Matcher matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.of(412, "changed-meanwhile", "If-Match must be the ETag with which the article was read.")
                    .at("If-Match")
                    .exception();
        }
        return Long.valueOf(matcher.group(1));
    }

    /** The same where the header must be there, so that nobody overwrites what they have not seen; 428 otherwise. */
    public static @Nullable Long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(
                            428,
                            "if-match-needed",
                            "Send the ETag with which you read the article as If-Match, so that no change of somebody else is lost.")
                    .at("If-Match")
                    .exception();
        }
        return expected(ifMatch);
    }
}
