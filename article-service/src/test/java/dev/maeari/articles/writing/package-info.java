@NullMarked
package dev.maeari.articles.writing;

import org.jspecify.annotations.NullMarked;
