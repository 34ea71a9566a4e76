/** Tests of the site that readers see. */
@NullMarked
package dev.maeari.articles.reading;

import org.jspecify.annotations.NullMarked;
