/** Articles: writing, publishing, the reader site and the studio. */
@NullMarked
package dev.maeari.articles;

import org.jspecify.annotations.NullMarked;
