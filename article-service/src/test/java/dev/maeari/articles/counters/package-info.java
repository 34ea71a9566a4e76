@NullMarked
package dev.maeari.articles.counters;

import org.jspecify.annotations.NullMarked;
