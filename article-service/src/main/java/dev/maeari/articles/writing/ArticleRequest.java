package dev.maeari.articles.writing;

import dev.maeari.articles.ArticleText;
import dev.maeari.articles.Slug;
import dev.maeari.web.Problem;
import dev.maeari.web.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An article as a client sends it, whole.
 *
 * @param body Markdown
 * @param language BCP 47; the site's own if absent
 * @param coverImage of this site, as the upload of an image answered it
 * @param slug its address; made from the title if absent
 */
record ArticleRequest(
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = MAX_BODY) String body,
        @Nullable @Size(max = 500) String summary,
        @Nullable @Size(max = 60) String category,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) String> tags,

        @Nullable
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", message = "must be a language tag such as ko or en")
        String language,

        @Nullable
        @Pattern(regexp = "/media/[0-9a-f]{64}\\.(png|jpg|gif|webp)", message = "must be the url of an uploaded image")
        String coverImage,

        @Nullable @Size(max = Slug.MAX_LENGTH) String slug) {
    static final int MAX_BODY = 200_000;
    private static final java.util.regex.Pattern NOT_IN_XML =
            java.util.regex.Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");

    /** The text as it is kept: composed characters, no white space around names, no tag twice. */
    ArticleText text(String siteLanguage) {
        return new ArticleText(
                line(title),
                composed(body).replace("\r\n", "\n"),
                line(summary),
                line(category),
                Stream.ofNullable(tags)
                        .flatMap(List::stream)
                        .map(ArticleRequest::line)
                        .distinct()
                        .toList(),
                language == null ? siteLanguage : language,
                coverImage);
    }

    /** The address that was asked for, if one was. */
    @Nullable
    Slug wantedSlug() {
        if (slug == null || slug.isBlank()) {
            return null;
        }
        Optional<Slug> spelled = Slug.find(slug);
        return spelled.orElseThrow(ArticleRequest::noSlug);
    }

    private static ProblemException noSlug() {
        return Problem.invalid("slug", "slug must contain a letter or a digit").exception();
    }

    private static String line(@Nullable String text) {
        return composed(text).strip().replaceAll("\\s+", " ");
    }

    /** Without what XML 1.0 has no room for, even escaped, so that no article can spoil the feed. */
    private static String composed(@Nullable String text) {
        return text == null
                ? ""
                : NOT_IN_XML
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .replaceAll("");
    }
}
