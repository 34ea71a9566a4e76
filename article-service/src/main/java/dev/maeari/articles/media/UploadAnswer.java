package dev.maeari.articles.media;

import dev.maeari.articles.Picture;
import java.util.UUID;

/**
 * What became of an upload.
 *
 * @param url relative to the site; the same image has the same one, always
 */
record UploadAnswer(UUID id, String url, int width, int height) {
    static UploadAnswer of(Picture picture) {
        return new UploadAnswer(picture.id(), picture.url(), picture.width(), picture.height());
    }
}
