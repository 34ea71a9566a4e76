package dev.maeari.articles.rendering;

import dev.maeari.articles.Picture;
import java.util.Optional;

/** Knows the images of the site by their addresses. */
@FunctionalInterface
interface KnownPictures {
    Optional<Picture> find(String url);
}
