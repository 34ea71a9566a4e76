/** What those who run the site see of this service. */
@NullMarked
package dev.maeari.articles.operating;

import org.jspecify.annotations.NullMarked;
