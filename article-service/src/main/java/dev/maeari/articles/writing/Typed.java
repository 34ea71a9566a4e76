package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.ArticleText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of the studio's form, right or wrong; nothing is null, since fields are empty instead. */
record Typed(
        String title,
        String body,
        String summary,
        String category,
        String tags,
        String language,
        String slug,
        String cover) {

    static Typed nothing(String language) {
        return new Typed("", "", "", "", "", language, "", "");
    }

    static Typed of(Article article) {
        ArticleText text = article.text();
        return new Typed(
                text.title(),
                text.body(),
                text.summary(),
                text.category(),
                String.join(", ", text.tags()),
                text.language(),
                article.slug().value(),
                text.cover() == null ? "" : text.cover());
    }

    Typed withBody(String newBody) {
        return new Typed(title, newBody, summary, category, tags, language, slug, cover);
    }

    Typed withCover(String newCover) {
        return new Typed(title, body, summary, category, tags, language, slug, newCover);
    }

    /**
     * As the API would be sent it.
     *
     * @param present the article's slug; if the field still says so, nobody has chosen it
     */
    ArticleRequest request(String present) {
        return new ArticleRequest(
                title,
                body,
                summary,
                category,
                tagList(),
                absent(language),
                absent(cover),
                slug.equals(present) ? null : absent(slug));
    }

    private List<String> tagList() {
        return Arrays.stream(tags.split("[,，、]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static @Nullable String absent(String field) {
        return field.isBlank() ? null : field.strip();
    }
}
