package dev.maeari.articles.writing;

import dev.maeari.articles.Article;
import dev.maeari.articles.Author;
import dev.maeari.articles.Picture;
import dev.maeari.articles.Uploads;
import dev.maeari.articles.Viewer;
import dev.maeari.events.ArticleId;
import dev.maeari.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Does what the studio's form asks for. */
@ApplicationScoped
class StudioDesk {
    private final Writing writing;
    private final Uploads uploads;
    private final Validator validator;

    StudioDesk(Writing writing, Uploads uploads, Validator validator) {
        this.writing = writing;
        this.uploads = uploads;
        this.validator = validator;
    }

    /** The fields, with the images that came along taken in. */
    Typed withImages(ArticleForm form, Author author) throws IOException {
        Typed typed = form.typed();
        if (form.imageFile != null && form.imageFile.size() > 0) {
            Picture picture = take(form.imageFile, author);
            typed = typed.withBody(typed.body().stripTrailing() + "\n\n![](" + picture.url() + ")\n");
        }
        if (form.coverFile != null && form.coverFile.size() > 0) {
            typed = typed.withCover(take(form.coverFile, author).url());
        }
        return typed;
    }

    /** Saves and, if that was the button, publishes or takes back, in one transaction. */
    Article save(@Nullable ArticleId id, Viewer viewer, Author author, ArticleForm form, Typed typed) {
        ArticleRequest request = typed.request(form.presentSlug());
        Set<ConstraintViolation<ArticleRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            String field = violations
                    .iterator()
                    .next()
                    .getPropertyPath()
                    .iterator()
                    .next()
                    .getName();
            throw Problem.invalid(field, field + " is wrong").exception();
        }
        return switch (form.action()) {
            case "publish" -> writing.saveAndPublish(id, viewer, author, form.expected(), request);
            case "unpublish" -> writing.saveAndTakeBack(id, viewer, author, form.expected(), request);
            default -> writing.save(id, viewer, author, form.expected(), request);
        };
    }

    void delete(ArticleId id, Viewer viewer, @Nullable Long expected) {
        writing.delete(id, viewer, expected);
    }

    /** What the page after a form says was done. */
    static String done(ArticleForm form, Article saved) {
        return switch (form.action()) {
            case "publish" -> "published";
            case "unpublish" -> "unpublished";
            default -> saved.status().label().equals("published") ? "saved_public" : "saved";
        };
    }

    private Picture take(FileUpload file, Author author) throws IOException {
        try (InputStream image = Files.newInputStream(file.uploadedFile())) {
            return uploads.take(image, author.subject());
        }
    }
}
