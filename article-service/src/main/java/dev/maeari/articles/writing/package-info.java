/** Writing: the API and the studio in which articles come into being. */
@NullMarked
package dev.maeari.articles.writing;

import org.jspecify.annotations.NullMarked;
