/** Markdown to HTML, in one place for pages, feeds and previews. */
@NullMarked
package dev.maeari.articles.rendering;

import org.jspecify.annotations.NullMarked;
