@NullMarked
package dev.maeari.articles;

import org.jspecify.annotations.NullMarked;
