/** The two doors of the site's session: in, and out. */
@NullMarked
package dev.maeari.articles.signin;

import org.jspecify.annotations.NullMarked;
