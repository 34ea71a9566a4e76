/** Keeps the numbers that the topic {@code counts} tells. */
@NullMarked
package dev.maeari.articles.counters;

import org.jspecify.annotations.NullMarked;
