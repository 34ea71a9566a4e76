@NullMarked
package dev.maeari.articles.media;

import org.jspecify.annotations.NullMarked;
