/** Publishing Markdown files with front matter. */
@NullMarked
package dev.maeari.local.publishing;

import org.jspecify.annotations.NullMarked;
