/** The images as they are shipped. */
@NullMarked
package dev.maeari.images;

import org.jspecify.annotations.NullMarked;
