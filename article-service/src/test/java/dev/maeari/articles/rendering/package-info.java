@NullMarked
package dev.maeari.articles.rendering;

import org.jspecify.annotations.NullMarked;
