package dev.maeari.articles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes.
 *
 * @param body Markdown
 * @param summary plain text; empty if there is none
 * @param category a name, which exists from its first use; empty if there is none
 * @param language BCP 47
 * @param cover the address of a picture of this site, {@code /media/…}
 */
public record ArticleText(
        String title,
        String body,
        String summary,
        String category,
        List<String> tags,
        String language,
        @Nullable String cover) {
    public ArticleText {
        tags = List.copyOf(tags);
    }

    /** What is left of a deleted article. */
    static ArticleText erased(String language) {
        return new ArticleText("", "", "", "", List.of(), language, null);
    }
}
