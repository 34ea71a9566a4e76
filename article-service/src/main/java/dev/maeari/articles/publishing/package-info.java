/** Publishing and taking back. */
@NullMarked
package dev.maeari.articles.publishing;

import org.jspecify.annotations.NullMarked;
