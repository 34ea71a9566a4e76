package dev.maeari.notifications;

import dev.maeari.events.CommentId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The addresses that notices lead to, relative to the site. */
public final class Links {
    private Links() {}

    /** The comment on its article's page, or the article where there is no comment. */
    public static String to(String slug, @Nullable CommentId comment) {
        String path =
                "/articles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20");
        return comment == null ? path : path + "#comment-" + comment;
    }
}
