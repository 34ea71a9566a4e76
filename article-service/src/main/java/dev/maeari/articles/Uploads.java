package dev.maeari.articles;

import java.io.IOException;
import java.io.InputStream;

/** Takes in the images that authors send. */
public interface Uploads {

    /**
     * Keeps an image of at most 5 MiB; the same image twice is one.
     *
     * @param uploadedBy the author's subject
     * @throws dev.maeari.web.ProblemException 413 if it is larger, 415 if it is no PNG, JPEG, GIF or WebP image
     */
    Picture take(InputStream image, String uploadedBy) throws IOException;
}
