/** The site that readers see: pages and feeds, the same for everybody. */
@NullMarked
package dev.maeari.articles.reading;

import org.jspecify.annotations.NullMarked;
