/** Images: taken in by what they are, never by what they are called, and given out for ever under one address. */
@NullMarked
package dev.maeari.articles.media;

import org.jspecify.annotations.NullMarked;
